package dev.firstkey.local.audit;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.ProofingPassed;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Whom the proved entries of a bundle are about: its worker, or a visit in which they say that the
/// worker was confirmed.
record OneWorker(String workerId) {

  /// The indexes of those of which these entries do not show that they are about the worker.
  List<Long> others(SortedMap<Long, Event> events) {
    Set<UUID> visits = visits(events);
    return events.entrySet().stream()
        .filter(entry -> !isAbout(entry.getValue(), visits))
        .map(entry -> entry.getKey())
        .toList();
  }

  /// Whether it is about the worker, or of a visit that names nobody.
  boolean mayBeAbout(Event event) {
    return isAbout(event, Set.of())
        || named(event.fact(), "workerId").isEmpty()
            && (named(event.fact(), "transactionId").isPresent()
                || event.type().spoken().contains(".record."));
  }

  private Set<UUID> visits(SortedMap<Long, Event> events) {
    return events.values().stream()
        .map(Event::fact)
        .filter(ProofingPassed.class::isInstance)
        .map(ProofingPassed.class::cast)
        .filter(proofed -> proofed.workerId().equals(workerId))
        .map(ProofingPassed::transactionId)
        .collect(Collectors.toSet());
  }

  private boolean isAbout(Event event, Set<UUID> visits) {
    return named(event.fact(), "workerId").filter(workerId::equals).isPresent()
        || named(event.fact(), "transactionId").filter(visits::contains).isPresent()
        || event.type().spoken().contains(".record.")
            && isNamed(event.envelope().subject(), visits);
  }

  private boolean isNamed(String subject, Set<UUID> visits) {
    return subject.equals(workerId)
        || visits.stream().anyMatch(visit -> visit.toString().equals(subject));
  }

  private static Optional<Object> named(Fact fact, String name) {
    return Arrays.stream(fact.getClass().getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .findFirst()
        .map(component -> value(component, fact));
  }

  private static Object value(RecordComponent component, Fact fact) {
    try {
      return component.getAccessor().invoke(fact);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the records of contracts are public", e);
    }
  }
}
