package dev.firstkey.local.calls;

import dev.firstkey.local.stack.StaffTokens;
import dev.firstkey.local.stack.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Staff tokens, each used until shortly before it ends.
public final class Tokens {
  private static final Duration USED = Duration.ofMinutes(3);

  private record Kept(String token, Instant until) {}

  private final StaffTokens staff;
  private final Clock clock;
  private final Map<String, Kept> kept = new HashMap<>();

  public Tokens(StaffTokens staff, Clock clock) {
    this.staff = staff;
    this.clock = clock;
  }

  /// One at a time: Keycloak refuses a second sign-in of a person while it looks at the first.
  ///
  /// @throws Unreachable where Keycloak gives none
  public synchronized String of(String role) throws Unreachable, InterruptedException {
    var known = kept.get(role);
    if (known == null || clock.instant().isAfter(known.until())) {
      known = new Kept(token(role), clock.instant().plus(USED));
      kept.put(role, known);
    }
    return known.token();
  }

  private String token(String role) throws Unreachable, InterruptedException {
    try {
      return staff.token(role);
    } catch (Trouble trouble) {
      throw new Unreachable(trouble.getMessage());
    }
  }
}
