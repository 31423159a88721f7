package dev.firstkey.passissuer;

import static dev.firstkey.passissuer.Wire.send;
import static dev.firstkey.passissuer.Wire.settled;
import static dev.firstkey.passissuer.Wire.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What HR says that somebody is to have decides how many persons say who it is.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "pass-issuer"))
class WitnessedBundleIT {
  private static final LocalDate TODAY =
      LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Europe/Berlin"));

  private final Heard ada = Heard.ofSomeone();

  @BeforeEach
  void evidenceIsKept() {
    Wire.evidenceIsKept();
  }

  @Test
  void theCaseSaysSoAndOneRegistrarsWordIsNotEnoughUntilTheBundleIsAnother() {
    send(ada.accepted(TODAY, DeviceContext.BYOD));
    send(ada.provisioned());
    send(ada.changed(2, TODAY, DeviceContext.BYOD, "payments-admin"));
    settled(ada);
    words(ada, 3);
    send(ada.requested());
    words(ada, 4);
    send(ada.changed(3, TODAY, DeviceContext.BYOD, "warehouse"));
    words(ada, 6);
    send(ada.requested());
    assertThat(words(ada, 7))
        .containsExactly("OPEN", "CHANGED", "OPEN", "WITNESS_MISSING", "CHANGED", "OPEN", "ISSUED");
    assertThat(Wire.said(ada).stream().map(Event::fact).filter(CaseOpened.class::isInstance))
        .extracting(fact -> ((CaseOpened) fact).witness())
        .containsExactly(false, true, false);
  }
}
