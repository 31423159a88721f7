package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.Topic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// Many new hires at the door at once.
final class Visits {
  private Visits() {}

  static List<Visit> passReady(int number) {
    List<Visit> visits = Stream.generate(Visit::opened).limit(number).toList();
    visits.forEach(Visit::proofed);
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() ->
            assertThat(questions().keySet())
                .containsAll(visits.stream().map(visit -> visit.transaction).toList()));
    Map<UUID, PassRequested> questions = questions();
    visits.forEach(visit -> visit.say(questions.get(visit.transaction)));
    visits.forEach(visit -> visit.until("pass-ready"));
    return visits;
  }

  private static Map<UUID, PassRequested> questions() {
    return World.all(Topic.ENROLLMENT).stream()
        .map(Event::fact)
        .filter(PassRequested.class::isInstance)
        .map(PassRequested.class::cast)
        .collect(Collectors.toMap(PassRequested::transactionId, Function.identity()));
  }
}
