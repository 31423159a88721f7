package dev.firstkey.joineringest.domain;

import static dev.firstkey.contracts.EventType.HRIS_WORKER_CHANGED;
import static dev.firstkey.contracts.EventType.HRIS_WORKER_HIRED;
import static dev.firstkey.contracts.EventType.HRIS_WORKER_LEFT;
import static dev.firstkey.contracts.EventType.HRIS_WORKER_WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.joineringest.domain.Employment.Saying;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a SCIM User's life says of employments.
class EmploymentTest {
  private static final UUID USER = new UUID(1, 2);
  private static final Instant FIRST_DAY = Instant.parse("2026-12-01T00:00:00Z");
  private static final Instant BEFORE = FIRST_DAY.minusMillis(1);
  private static final String FIRST = USER + ".1";
  private static final String SECOND = USER + ".2";

  private static Provisioned active() {
    return new Provisioned(true, Optional.empty(), Optional.of(FIRST_DAY));
  }

  private static Provisioned inactive() {
    return new Provisioned(false, Optional.empty(), Optional.of(FIRST_DAY));
  }

  private static Provisioned named(String episode) {
    return new Provisioned(true, Optional.of(episode), Optional.of(FIRST_DAY));
  }

  private static Employment.Said say(
      Employment employment, Provisioned before, Provisioned now, Instant time) {
    return employment.change(USER, before, now, time);
  }

  private static Employment hired(Provisioned now) {
    return Employment.NONE.begin(USER, now).next();
  }

  @Test
  void aNewUserIsAHireUnlessItIsInactive() {
    assertThat(Employment.NONE.begin(USER, active()).saying())
        .contains(new Saying(HRIS_WORKER_HIRED, FIRST));
    var said = Employment.NONE.begin(USER, inactive());
    assertThat(said.saying()).isEmpty();
    assertThat(said.next()).isEqualTo(Employment.NONE);
  }

  @Test
  void theClientsOwnIdOfTheEpisodeIsUsed() {
    assertThat(hired(named("e-7")).latest()).contains("e-7");
  }

  @Test
  void aChangeIsAChange() {
    assertThat(say(hired(active()), active(), active(), BEFORE).saying())
        .contains(new Saying(HRIS_WORKER_CHANGED, FIRST));
  }

  @Test
  void whoEndsBeforeTheFirstDayIsWithdrawnAndFromItsFirstMomentOnHasLeft() {
    assertThat(say(hired(active()), active(), inactive(), BEFORE).saying())
        .contains(new Saying(HRIS_WORKER_WITHDRAWN, FIRST));
    assertThat(say(hired(active()), active(), inactive(), FIRST_DAY).saying())
        .contains(new Saying(HRIS_WORKER_LEFT, FIRST));
  }

  @Test
  void whatTheUserSaidBeforeTellsWhetherTheFirstDayHasCome() {
    Provisioned laterAndInactive =
        new Provisioned(false, Optional.empty(), Optional.of(FIRST_DAY.plusSeconds(86_400)));
    assertThat(say(hired(active()), active(), laterAndInactive, FIRST_DAY).saying())
        .contains(new Saying(HRIS_WORKER_LEFT, FIRST));
  }

  @Test
  void whoseFirstDayNobodyCanTellHasLeft() {
    Provisioned unknown = new Provisioned(true, Optional.empty(), Optional.empty());
    assertThat(hired(unknown).end(unknown, BEFORE).saying())
        .contains(new Saying(HRIS_WORKER_LEFT, FIRST));
  }

  @Test
  void activeAgainIsARehireAndAnotherEpisode() {
    Employment left = say(hired(active()), active(), inactive(), FIRST_DAY).next();
    assertThat(left.isOpen()).isFalse();
    var said = say(left, inactive(), active(), FIRST_DAY);
    assertThat(said.saying()).contains(new Saying(HRIS_WORKER_HIRED, SECOND));
    assertThat(said.next()).isEqualTo(new Employment(Optional.of(SECOND), true, 2));
  }

  @Test
  void theIdOfAnEmploymentThatGoesOnIsNotChanged() {
    assertThat(hired(named("e-1")).isRenamed(named("e-2"))).isTrue();
    assertThat(hired(active()).isRenamed(named("e-2"))).isTrue();
    assertThat(hired(named("e-1")).isRenamed(named("e-1"))).isFalse();
    assertThat(hired(named("e-1")).isRenamed(active())).isFalse();
    Provisioned gone = new Provisioned(false, Optional.of("e-2"), Optional.of(FIRST_DAY));
    assertThat(hired(named("e-1")).isRenamed(gone)).isFalse();
    assertThat(Employment.NONE.isRenamed(named("e-1"))).isFalse();
  }

  @Test
  void theIdThatWouldBeOpenedIsAskedFor() {
    Provisioned gone = new Provisioned(false, Optional.of("e-1"), Optional.of(FIRST_DAY));
    Employment left = say(hired(named("e-1")), named("e-1"), gone, FIRST_DAY).next();
    assertThat(left.opens(named("e-1"))).contains("e-1");
    assertThat(left.opens(gone)).isEmpty();
    assertThat(left.opens(active())).isEmpty();
    assertThat(hired(named("e-1")).opens(named("e-1"))).isEmpty();
    assertThat(Employment.NONE.opens(named("e-1"))).contains("e-1");
  }

  @Test
  void anInactiveUserSaysNothing() {
    Employment left = say(hired(active()), active(), inactive(), FIRST_DAY).next();
    assertThat(say(left, inactive(), inactive(), FIRST_DAY).saying()).isEmpty();
    assertThat(left.end(inactive(), FIRST_DAY).saying()).isEmpty();
  }
}
