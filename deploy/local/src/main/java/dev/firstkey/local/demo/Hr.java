package dev.firstkey.local.demo;

import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.Stopped;

/// Who says that people come and go.
public interface Hr {

  /// How it speaks, for people.
  String spoken();

  /// Says that this person is hired; returns when that is taken in.
  void hire(Hire hire) throws Stopped, InterruptedException;

  /// Says that this person has left.
  void left(Hire hire) throws Stopped, InterruptedException;
}
