package dev.firstkey.local.races;

import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.Visit;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/// A redemption in the last moment of the pass's minutes, or just after it. Many wait side by side,
/// as minutes pass for all of them at once.
final class AgainstExpiry implements Contest {
  private static final int SIDE_BY_SIDE = 100;
  private static final int CALL_MILLIS = 40;

  /// A challenge lives for minutes too, so the ceremony begins late.
  private static final Duration CEREMONY = Duration.ofSeconds(20);

  /// Just before its end each round learns from those that are over.
  private static final Duration AIMED = Duration.ofMillis(200);

  private final Place place;
  private final Ears ears;
  private final Clock clock;
  private final Aim aim;
  private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

  AgainstExpiry(Place place, Ears ears, Clock clock, Random delays) {
    this.place = place;
    this.ears = ears;
    this.clock = clock;
    this.aim = new Aim(CALL_MILLIS, delays);
  }

  @Override
  public int sideBySide() {
    return SIDE_BY_SIDE;
  }

  @Override
  public Round run(Hire hire, Visit visit) throws Stopped, InterruptedException {
    visit.confirm();
    visit.awaitPass();
    var issued =
        (PassIssued) Visit.await(ears.hear(hire.workerId(), EventType.PASS_ISSUED)).event().fact();
    var end = issued.window().notAfter();
    sleepUntil(end.minus(CEREMONY));
    var options = visit.options();
    var authenticator = new SoftwareAuthenticator(Traits.synced());
    sleepUntil(end.minus(AIMED));
    sleepUntil(end.plusMillis(aim.next() - 2L * CALL_MILLIS));
    var attempt = Attempt.of(authenticator, visit.register(options, authenticator));
    attempts.put(hire.workerId(), attempt);
    aim.won(attempt.redeemed());
    return new Round(true, attempt.redeemed() ? "redemption" : "its rival");
  }

  private void sleepUntil(Instant moment) throws InterruptedException {
    Thread.sleep(Duration.between(clock.instant(), moment));
  }

  @Override
  public Optional<String> flaw(Hire hire) throws Stopped, InterruptedException {
    var attempt = Objects.requireNonNull(attempts.get(hire.workerId()));
    return new Outcome(place, RevocationReason.EXPIRED, hire.workerId(), attempt).flaw();
  }

  @Override
  public Optional<String> flaw(Map<String, Integer> wins, int rounds) {
    return Attempt.flaw(wins, rounds);
  }
}
