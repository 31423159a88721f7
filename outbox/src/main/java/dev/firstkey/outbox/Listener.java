package dev.firstkey.outbox;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Topic;

/// A bean that hears one of Firstkey's own topics. [ParkedRecords] finds it by its topic, so that a
/// record that is heard again does what it would have done.
public interface Listener {

  /// What it hears.
  Topic topic();

  /// What it does about an event of that topic.
  Reaction react(Event event);
}
