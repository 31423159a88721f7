package dev.firstkey.outbox;

import dev.firstkey.contracts.Event;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;

/// What a service does about an event.
public sealed interface Reaction {

  /// Nothing, now and whenever it comes again: no receipt is kept and no transaction begun.
  Reaction NONE = new None();

  /// See [#NONE].
  record None() implements Reaction {}

  /// Work for one transaction.
  ///
  /// @param work changes state in the transaction around it and gives the events to say
  record Effect(Supplier<Uni<List<Event>>> work) implements Reaction {}

  /// Changes state and says something.
  static Reaction of(Supplier<Uni<List<Event>>> work) {
    return new Effect(work);
  }

  /// Changes state and says nothing.
  static Reaction silent(Supplier<Uni<Void>> work) {
    return new Effect(() -> work.get().replaceWith(List.of()));
  }
}
