package dev.firstkey.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One server of the stack. It lives on when the command that started it ends.
interface Part {
  /// As in `pass-issuer`.
  String name();

  /// The ports that it needs, and what each is for.
  Map<Integer, String> ports();

  /// Where it answers.
  String address();

  /// What it says.
  Path log();

  /// Its process, if it runs, whoever started it.
  Optional<Running> running();

  /// Starts it. It may not answer yet when this returns.
  void start();

  /// Whether it answers and is able to do its work.
  boolean ready();

  /// Brings what is inside of it to what the stack wants; harmless to repeat.
  default void settle() {}

  /// Ends it; when this returns it is gone. Its data stay.
  void stop();

  /// The parts that must answer before this one is started.
  List<Part> needs();
}
