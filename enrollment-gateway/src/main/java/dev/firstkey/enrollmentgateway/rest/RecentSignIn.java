package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.StaffConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Step-up (RFC 9470): what weighs much is done shortly after signing in. A token that does not say
/// when that was is not recent.
@ApplicationScoped
class RecentSignIn {
  private final StaffConfig config;
  private final Clock clock;

  RecentSignIn(StaffConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  void check(JsonWebToken token) {
    if (!isRecent(token) || !isOfWantedContext(token)) {
      throw Problems.signInAgain(config.maxAge(), config.acrValues());
    }
  }

  private boolean isRecent(JsonWebToken token) {
    Optional<Object> said = token.claim("auth_time");
    return said.map(Object::toString)
        .filter(seconds -> seconds.matches("[0-9]{1,12}"))
        .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
        .filter(at -> at.plus(config.maxAge()).isAfter(clock.instant()))
        .isPresent();
  }

  private boolean isOfWantedContext(JsonWebToken token) {
    return config
        .acrValues()
        .map(wanted -> wanted.contains(token.<String>claim("acr").orElse("")))
        .orElse(true);
  }
}
