package dev.firstkey.passissuer;

import static dev.firstkey.passissuer.Wire.send;
import static dev.firstkey.passissuer.Wire.settled;
import static dev.firstkey.passissuer.Wire.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.PassIssued;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// HR moves the start date around a pass, through the real consumers: each pass belongs to the case
/// that is open then, and while the day has not come there is none. That the older pass ends is
/// revocation-worker's and the gateway's to do.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "pass-issuer"))
class StartDateMovedIT {
  private static final LocalDate TODAY =
      LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Europe/Berlin"));

  private final Heard ada = Heard.ofSomeone();

  @BeforeEach
  void evidenceIsKept() {
    Wire.evidenceIsKept();
  }

  private void starts(long sequence, LocalDate day) {
    send(ada.changed(sequence, day, null, DeviceContext.MANAGED));
  }

  @Test
  void movedLaterBeforeAPassItWaitsAndMovedEarlierItIsGiven() {
    send(ada.accepted(TODAY, DeviceContext.MANAGED));
    send(ada.provisioned());
    starts(2, TODAY.plusDays(5));
    settled(ada);
    words(ada, 3);
    send(ada.requested());
    words(ada, 4);
    starts(3, TODAY.minusDays(2));
    words(ada, 6);
    send(ada.requested());
    assertThat(words(ada, 7))
        .containsExactly("OPEN", "CHANGED", "OPEN", "BEFORE_WINDOW", "CHANGED", "OPEN", "ISSUED");
  }

  @Test
  void movedWhileAPassIsThereTheNextOneWaitsForTheNewDayAndIsOfTheNewCase() {
    send(ada.accepted(TODAY, DeviceContext.MANAGED));
    send(ada.provisioned());
    settled(ada);
    words(ada, 1);
    send(ada.requested());
    words(ada, 2);
    starts(2, TODAY.plusDays(5));
    words(ada, 4);
    send(ada.requested());
    words(ada, 5);
    starts(3, TODAY);
    words(ada, 7);
    send(ada.requested());
    assertThat(words(ada, 8))
        .containsExactly(
            "OPEN", "ISSUED", "CHANGED", "OPEN", "BEFORE_WINDOW", "CHANGED", "OPEN", "ISSUED");
    assertThat(Wire.said(ada))
        .filteredOn(event -> event.fact() instanceof PassIssued)
        .extracting(event -> ((PassIssued) event.fact()).caseId())
        .doesNotHaveDuplicates();
  }
}
