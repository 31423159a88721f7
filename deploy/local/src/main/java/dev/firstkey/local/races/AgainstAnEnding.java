package dev.firstkey.local.races;

import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.Visit;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A redemption and something that ends the pass, some milliseconds apart, either first.
final class AgainstAnEnding implements Contest {
  private final Place place;
  private final Ears ears;
  private final Ending ending;
  private final Aim aim;
  private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

  AgainstAnEnding(Place place, Ears ears, Ending ending, Random delays) {
    this.place = place;
    this.ears = ears;
    this.ending = ending;
    this.aim = new Aim(ending.firstMillis(), delays);
  }

  @Override
  public Round run(Hire hire, Visit visit) throws Stopped, InterruptedException {
    visit.confirm();
    visit.awaitPass();
    var options = visit.options();
    var authenticator = new SoftwareAuthenticator(Traits.synced());
    var issued = Visit.await(ears.hear(hire.workerId(), EventType.PASS_ISSUED)).event().fact();
    int head = aim.next();
    Callable<Optional<Api.Answer>> redemption =
        () -> {
          TimeUnit.MILLISECONDS.sleep(head);
          return Optional.of(visit.register(options, authenticator));
        };
    Callable<Optional<Api.Answer>> rival =
        () -> {
          TimeUnit.MILLISECONDS.sleep(-head);
          ending.happen(hire, ((PassIssued) issued).passId());
          return Optional.empty();
        };
    var answer = Starter.together(List.of(redemption, rival)).getFirst().result().orElseThrow();
    var attempt = Attempt.of(authenticator, answer);
    attempts.put(hire.workerId(), attempt);
    aim.won(attempt.redeemed());
    return new Round(true, attempt.redeemed() ? "redemption" : "its rival");
  }

  @Override
  public Optional<String> flaw(Hire hire) throws Stopped, InterruptedException {
    return new Outcome(
            place,
            ending.reason(),
            hire.workerId(),
            Objects.requireNonNull(attempts.get(hire.workerId())))
        .flaw();
  }

  @Override
  public Optional<String> flaw(Map<String, Integer> wins, int rounds) {
    return Attempt.flaw(wins, rounds);
  }
}
