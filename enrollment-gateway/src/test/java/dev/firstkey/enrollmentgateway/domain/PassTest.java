package dev.firstkey.enrollmentgateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.PassFacts;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Window;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Why a pass may not be redeemed, for everything that can have ended it.
class PassTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final Window OPEN = new Window(NOW, NOW.plusMillis(1));

  @ParameterizedTest
  @CsvSource({
    "LEFT, WORKER_LEFT",
    "WITHDRAWN, HIRE_WITHDRAWN",
    "REPUDIATED, REVOKED",
    "OPERATOR, REVOKED",
    "DEVICE_CHANGED, REVOKED",
    "SUPERSEDED, SUPERSEDED",
    "FAILED_ATTEMPTS, TOO_MANY_FAILURES",
    "EXPIRED, EXPIRED",
    "REDEEMED, ALREADY_USED"
  })
  void eachEndHasItsWord(RevocationReason ending, RefusalReason word) {
    assertThat(pass(new PassFacts(true, false, Set.of(ending)), OPEN).objection(NOW))
        .contains(word);
    assertThat(pass(new PassFacts(true, true, Set.of(ending)), OPEN).objection(NOW))
        .contains(RefusalReason.ALREADY_USED);
  }

  @Test
  void aLivePassIsGoodInsideItsWindow() {
    Pass live = pass(new PassFacts(true, false, Set.of()), OPEN);
    assertThat(live.objection(NOW)).isEmpty();
    assertThat(live.objection(NOW.minusMillis(1))).contains(RefusalReason.BEFORE_WINDOW);
    assertThat(live.objection(NOW.plusMillis(1))).contains(RefusalReason.EXPIRED);
  }

  @Test
  void ofWhichNothingIsKnownIsUndecided() {
    assertThat(pass(PassFacts.none(), OPEN).objection(NOW)).contains(RefusalReason.UNDECIDED);
  }

  private static Pass pass(PassFacts facts, Window window) {
    return new Pass(
        UUID.randomUUID(),
        UUID.randomUUID(),
        "w-1",
        "e-1",
        Purpose.FIRST_ENROLLMENT,
        "A".repeat(43),
        "account",
        window,
        new AuthenticatorRequirements(true, true, Attachment.ANY, false, AttestationDemand.NONE),
        facts,
        0,
        null,
        false,
        null);
  }
}
