package dev.firstkey.outbox;

import dev.firstkey.contracts.Event;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// What a service says. Nothing is sent to Kafka in any other way.
public interface Outbox {

  /// Writes the events in the caller's transaction, so that they exist if and only if the change
  /// does. They are published in commit order for each topic and key, at least once. To be called
  /// once for a transaction, with all its events: the order in which keys are locked is decided
  /// here.
  Uni<Void> add(List<Event> events);

  /// Says an event in a partition, behind everything that was said there before under any key: it
  /// is sent only when the broker has acknowledged each earlier record of its topic that goes to
  /// that partition. Where several such events of its key wait, the oldest and this one stay and
  /// the ones between are never sent, so that they do not pile up. May be called several times.
  ///
  /// @param event one of a key under which nothing else is said
  Uni<Void> addBehind(Event event, int partition);

  /// As [#add], for records that are no events: dead letters and tombstones.
  Uni<Void> addRecords(List<OutgoingRecord> records);
}
