package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.WorkerType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What tests of the domain speak of.
final class Histories {
  static final Stated STATED = new Stated(new HrRecord("hris", 0, 7), "cause", "urn:example:hris");

  private Histories() {}

  static Statement starting(int day) {
    return starting(LocalDate.of(2026, 12, day), "Ada", "Lovelace");
  }

  static Statement starting(LocalDate day, String givenName, String familyName) {
    return new Statement(
        new Person(givenName, familyName, "Ada L.", null, "en"),
        new Terms(
            day,
            null,
            "Europe/Berlin",
            WorkerType.EMPLOYEE,
            "example-de",
            null,
            DeviceContext.BYOD));
  }

  static Statement startingWith(String bundle) {
    Statement start = starting(1);
    Terms terms = start.terms();
    return new Statement(
        start.person(),
        new Terms(
            terms.startDate(),
            null,
            terms.workTimeZone(),
            terms.workerType(),
            terms.legalEntity(),
            null,
            terms.deviceContext(),
            bundle));
  }

  static Statement ending(LocalDate last, String zone) {
    Statement start = starting(1);
    Terms terms = start.terms();
    return new Statement(
        start.person(),
        new Terms(
            terms.startDate(),
            last,
            zone,
            terms.workerType(),
            terms.legalEntity(),
            null,
            terms.deviceContext()));
  }

  static Episode after(List<Command> history) {
    Episode episode = new Episode.None();
    for (Command command : history) {
      episode = Decision.of(episode, command).next();
    }
    return episode;
  }

  static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (T first : items) {
      List<T> rest = new ArrayList<>(items);
      rest.remove(first);
      for (List<T> tail : permutations(rest)) {
        List<T> one = new ArrayList<>(List.of(first));
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }
}
