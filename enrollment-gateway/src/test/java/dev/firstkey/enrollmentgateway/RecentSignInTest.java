package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Who confirms a person or looks somebody up has signed in shortly before (RFC 9470).
@QuarkusTest
class RecentSignInTest {

  @Test
  void aSignInOfTenMinutesAgoSuffices() {
    Visit visit = Visit.opened();
    assertThat(signedIn(Duration.ofMinutes(10)).looksUp(visit, "Nobody").statusCode())
        .isEqualTo(200);
  }

  @Test
  void anOlderSignInIsAskedForAgainAndNothingHappens() {
    Visit visit = Visit.opened();
    wantsANewSignIn(signedIn(Duration.ofMinutes(16)).confirms(visit));
    wantsANewSignIn(signedIn(Duration.ofMinutes(16)).looksUp(visit, "Nobody"));
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
  }

  @Test
  void aTokenThatDoesNotSayWhenIsNotRecent() {
    Visit visit = Visit.opened();
    wantsANewSignIn(
        new StaffCall("rosa", TestTokens.tokenOfNoSignIn("rosa", "registrar", "registrar"))
            .confirms(visit));
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
  }

  private static StaffCall signedIn(Duration before) {
    return new StaffCall(
        "rosa", TestTokens.tokenOfSignIn(before, "rosa", "registrar", "registrar"));
  }

  private static void wantsANewSignIn(Response response) {
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate"))
        .isEqualTo("Bearer error=\"insufficient_user_authentication\", max_age=\"900\"");
  }
}
