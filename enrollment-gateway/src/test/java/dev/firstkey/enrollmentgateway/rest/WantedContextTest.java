package dev.firstkey.enrollmentgateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firstkey.enrollmentgateway.StaffConfig;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/// Where authentication contexts (`acr`) are wanted, a recent sign-in of another one is not enough.
class WantedContextTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-02T09:00:00Z"), ZoneOffset.UTC);
  private static final RecentSignIn STRONG =
      new RecentSignIn(
          config(Map.of("firstkey.gateway.staff.acr-values", "phr,urn:example:strong")), CLOCK);

  @Test
  void eachOfThemSuffices() {
    assertThatCode(() -> STRONG.check(signedIn("phr"))).doesNotThrowAnyException();
    assertThatCode(() -> STRONG.check(signedIn("urn:example:strong"))).doesNotThrowAnyException();
  }

  @Test
  void anotherOneOrNoneIsAnsweredWithThoseThatAreWanted() {
    for (Token token : new Token[] {signedIn("1"), signedIn("ph"), signedIn(null)}) {
      HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> STRONG.check(token));
      assertThat(problem.getStatusCode()).isEqualTo(401);
      assertThat(problem.getHeaders())
          .containsEntry(
              "WWW-Authenticate",
              "Bearer error=\"insufficient_user_authentication\", max_age=\"900\","
                  + " acr_values=\"phr urn:example:strong\"");
    }
  }

  @Test
  void whereNoneIsWantedAnyWillDo() {
    var any = new RecentSignIn(config(Map.of()), CLOCK);
    assertThatCode(() -> any.check(signedIn("1"))).doesNotThrowAnyException();
    assertThatCode(() -> any.check(signedIn(null))).doesNotThrowAnyException();
  }

  private static StaffConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(StaffConfig.class)
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(StaffConfig.class);
  }

  private static Token signedIn(String context) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("auth_time", CLOCK.instant().getEpochSecond() - 60);
    if (context != null) {
      claims.put("acr", context);
    }
    return new Token(claims);
  }

  private record Token(Map<String, Object> claims) implements JsonWebToken {
    @Override
    public String getName() {
      return "somebody";
    }

    @Override
    public Set<String> getClaimNames() {
      return claims.keySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
      return (T) claims.get(name);
    }
  }
}
