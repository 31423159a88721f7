package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.joineringest.fakes.MovableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Since when a record waits is the database's to say, one for all replicas.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ClockOfTheQueueTest {
  private static final Duration WRONG = Duration.ofDays(5);

  @Inject MovableClock clock;
  @Inject MeterRegistry meters;

  @AfterEach
  void right() {
    clock.ahead(Duration.ZERO);
  }

  private double gauge(String name) {
    return meters.get(name).tag("because", "incomplete").gauge().value();
  }

  @Test
  void aMachineWhoseClockIsWrongMakesNobodyWaitLongerOrShorter() {
    clock.ahead(WRONG);
    String id = Desk.quarantined(newWorker());
    String since = Desk.operator().get("/quarantine/" + id).then().extract().path("since");
    assertThat(Instant.parse(since)).isBefore(Instant.now().plus(Duration.ofHours(1)));
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> gauge("firstkey.quarantine.waiting") >= 1);
    assertThat(gauge("firstkey.quarantine.oldest"))
        .isBetween(0.0, 1.0 * Duration.ofHours(2).toSeconds());
  }
}
