package dev.firstkey.outbox;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Topic;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// A bean that hears one of Firstkey's own topics. [ParkedRecords] finds it by its topic, so that a
/// record that is heard again does what it would have done.
public interface Listener {

  /// What it hears.
  Topic topic();

  /// Changes state in the transaction around it and gives the events to say.
  Uni<List<Event>> react(Event event);
}
