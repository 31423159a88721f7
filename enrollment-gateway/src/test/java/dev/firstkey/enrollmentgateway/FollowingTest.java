package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// A registrar sees what became of the person whom they confirmed, and of nobody else.
@QuarkusTest
class FollowingTest {

  @Test
  void whoseWordWasAboutSomebodyElseIsToldThatAndNoMore() {
    Visit visit = RegistrarsTest.witnessed();
    Visit other = RegistrarsTest.witnessed();
    StaffCall first = StaffCall.somebody();
    StaffCall second = StaffCall.somebody();
    accepted(first.confirmsAs(other.worker, visit).statusCode());
    accepted(second.confirms(visit).statusCode());
    assertThat(first.sees(visit)).isEqualTo("waiting-for-witness");
    accepted(StaffCall.somebody().confirms(visit).statusCode());
    assertThat(second.sees(visit)).isEqualTo("waiting-for-pass");
    assertThat(first.follows(visit).asString()).isEqualTo("{\"state\":\"someone-else\"}");
  }

  @Test
  void whoConfirmsAPersonWhomAColleagueHasConfirmedIsToldSo() {
    Visit visit = RegistrarsTest.known(Visit.opened());
    StaffCall first = StaffCall.somebody();
    StaffCall second = StaffCall.somebody();
    accepted(first.confirms(visit).statusCode());
    StaffCallsTest.refuses(second.confirmsAs(visit.worker, visit), "already-used");
    StaffCallsTest.refuses(second.confirmsAs(Visit.opened().worker, visit), "wrong-transaction");
    accepted(first.confirmsAs(visit.worker, visit).statusCode());
    assertThat(second.follows(visit).statusCode()).isEqualTo(404);
  }

  private static void accepted(int status) {
    assertThat(status).isEqualTo(202);
  }
}
