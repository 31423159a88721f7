package dev.firstkey.enrollmentgateway;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// How often a device may open a transaction and a registrar may be wrong about a check code.
/// Counted in fixed windows in the database, so that replicas share one limit; over the border of
/// two windows twice as many can pass.
@ApplicationScoped
class Limits {
  private static final String OPENS_OF_KEY = "opens-of-key";
  private static final String OPENS_OF_NETWORK = "opens-of-network";
  private static final String OPENS = "opens";
  private static final String WRONG_CODES = "wrong-codes";

  private final Calls calls;
  private final LimitBook book;
  private final Clock clock;
  private final GatewayConfig.Limits config;

  Limits(Calls calls, LimitBook book, Clock clock, GatewayConfig config) {
    this.calls = calls;
    this.book = book;
    this.clock = clock;
    this.config = config.limits();
  }

  /// Counts an opening, in a short database transaction of its own: no counter stays locked while
  /// the transaction is opened, and one that is refused stays counted. What is over a narrower
  /// limit does not use up a wider one. Where all together are too many, only networks that have
  /// opened many wait: a few networks cannot keep anybody else out. Empty where it may go on;
  /// otherwise how long to wait.
  Uni<Optional<Duration>> opening(String jkt, String network) {
    Duration window = config.opensWithin();
    return calls.change(() ->
        within(book.count(OPENS_OF_KEY, jkt, window), config.opensPerKey())
            .flatMap(ok -> ok ? openingOf(network, window) : no())
            .map(ok -> ok ? Optional.<Duration>empty() : Optional.of(restOf(window))));
  }

  private Uni<Boolean> openingOf(String network, Duration window) {
    return book.count(OPENS_OF_NETWORK, network, window)
        .flatMap(ofNetwork ->
            ofNetwork > config.opensPerNetwork()
                ? no()
                : within(book.count(OPENS, "all", window), config.opens())
                    .map(ok -> ok || ofNetwork <= config.opensOfQuietNetwork()));
  }

  /// Whether a registrar was wrong so often that nobody looks at their codes any more. In the
  /// caller's database transaction. Guesses that are in flight together may be a few more.
  Uni<Boolean> isGuessing(String registrar) {
    return book.counted(WRONG_CODES, registrar, config.wrongCodesWithin())
        .map(number -> number >= config.wrongCodes());
  }

  /// Counts a wrong code, in the caller's database transaction. True for the one that was the last
  /// allowed.
  Uni<Boolean> countWrongCode(String registrar) {
    return book.count(WRONG_CODES, registrar, config.wrongCodesWithin())
        .map(number -> number == config.wrongCodes());
  }

  /// How long a registrar waits who is taken for guessing.
  Duration pauseOfGuessing() {
    return restOf(config.wrongCodesWithin());
  }

  private Duration restOf(Duration window) {
    long seconds = window.toSeconds();
    return Duration.ofSeconds(seconds - clock.instant().getEpochSecond() % seconds);
  }

  private static Uni<Boolean> within(Uni<Long> number, int most) {
    return number.map(counted -> counted <= most);
  }

  private static Uni<Boolean> no() {
    return Uni.createFrom().item(false);
  }
}
