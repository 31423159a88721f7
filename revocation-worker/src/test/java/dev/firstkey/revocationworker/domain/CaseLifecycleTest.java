package dev.firstkey.revocationworker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.CaseExpired;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseLifecycleTest {
  private static final UUID CASE = UUID.fromString("00000000-0000-4000-8000-000000000009");
  private static final CaseTerms TERMS =
      new CaseTerms("w-1", "ep-1", Purpose.FIRST_ENROLLMENT, Known.BEGIN, "chain-1");

  private final CaseRecord open = CaseRecord.unheard(CASE).opened(TERMS);

  @Test
  void anOpenCaseExpires() {
    assertThat(decide(open))
        .isEqualTo(new CaseEnd.Expire(new CaseExpired(CASE, "w-1", "ep-1", Known.BEGIN)));
  }

  @Test
  void aCaseExpiresOnce() {
    assertThat(decide(open.expiring())).isEqualTo(new CaseEnd.Nothing());
  }

  @Test
  void aClosedCaseDoesNotExpireWhicheverCameFirst() {
    assertThat(decide(open.closing(CaseClosing.CHANGED))).isEqualTo(new CaseEnd.Nothing());
    assertThat(decide(CaseRecord.unheard(CASE).closing(CaseClosing.ENROLLED).opened(TERMS)))
        .isEqualTo(new CaseEnd.Nothing());
  }

  @Test
  void aCaseOfSomebodyWhoLeftDoesNotExpire() {
    assertThat(CaseLifecycle.decide(open, Set.of(RevocationReason.LEFT), List.of()))
        .isEqualTo(new CaseEnd.Nothing());
  }

  @Test
  void aCaseThatCameToAnAuthenticatorDoesNotExpire() {
    assertThat(decide(open, Known.after("issued completed"))).isEqualTo(new CaseEnd.Nothing());
    assertThat(decide(open, Known.after("completed operator"))).isEqualTo(new CaseEnd.Nothing());
  }

  @Test
  void aCaseWithALivePassWaitsForIt() {
    assertThat(decide(open, Known.after("issued")))
        .isEqualTo(new CaseEnd.Wait(Known.WINDOW.notAfter()));
  }

  @Test
  void aCaseWhosePassesEndedExpires() {
    assertThat(decide(open, Known.after("issued expired"))).isInstanceOf(CaseEnd.Expire.class);
  }

  @Test
  void anotherEpisodesPassMakesNoDifference() {
    var other = new CaseTerms("w-1", "ep-2", Purpose.FIRST_ENROLLMENT, Known.BEGIN, "chain-2");

    assertThat(decide(CaseRecord.unheard(CASE).opened(other), Known.after("issued completed")))
        .isInstanceOf(CaseEnd.Expire.class);
  }

  @Test
  void anotherWorkersOrPurposesPassMakesNoDifference() {
    var worker = new CaseTerms("w-2", "ep-1", Purpose.FIRST_ENROLLMENT, Known.BEGIN, "chain-1");
    var purpose = new CaseTerms("w-1", "ep-1", Purpose.REPLACEMENT, Known.BEGIN, "chain-1");

    assertThat(decide(CaseRecord.unheard(CASE).opened(worker), Known.after("issued completed")))
        .isInstanceOf(CaseEnd.Expire.class);
    assertThat(decide(CaseRecord.unheard(CASE).opened(purpose), Known.after("issued completed")))
        .isInstanceOf(CaseEnd.Expire.class);
  }

  private static CaseEnd decide(CaseRecord record, PassRecord... passes) {
    return CaseLifecycle.decide(record, Set.of(), List.of(passes));
  }
}
