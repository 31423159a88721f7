package dev.firstkey.local.races;

import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.Visit;
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
  private final Random delays;
  private final Map<String, Boolean> redeemed = new ConcurrentHashMap<>();

  AgainstAnEnding(Place place, Ears ears, Ending ending, Random delays) {
    this.place = place;
    this.ears = ears;
    this.ending = ending;
    this.delays = delays;
  }

  @Override
  public Round run(Hire hire, Visit visit) throws Stopped, InterruptedException {
    visit.confirm();
    visit.awaitPass();
    var options = visit.options();
    var issued = Visit.await(ears.hear(hire.workerId(), EventType.PASS_ISSUED)).event().fact();
    int head = delays.nextInt(ending.spreadMillis());
    Callable<Api.Answer> redemption =
        () -> {
          TimeUnit.MILLISECONDS.sleep(head);
          return visit.register(options);
        };
    Callable<Api.Answer> rival =
        () -> {
          ending.happen(hire, ((PassIssued) issued).passId());
          return null;
        };
    var runs = Starter.together(List.of(redemption, rival));
    var answer = runs.getFirst().result();
    if (answer.status() >= 500 && answer.status() != 503) {
      throw new Stopped("the gateway answered " + answer.spoken());
    }
    redeemed.put(hire.workerId(), answer.isSuccess());
    return new Round(true, answer.isSuccess() ? "redemption" : "its rival");
  }

  @Override
  public Optional<String> flaw(Hire hire) throws Stopped, InterruptedException {
    return new Outcome(
            place, ending, hire.workerId(), Objects.requireNonNull(redeemed.get(hire.workerId())))
        .flaw();
  }

  /// Where one side always wins, nothing was raced.
  @Override
  public Optional<String> flaw(Map<String, Integer> wins, int rounds) {
    return wins.size() < 2 && rounds >= 50
        ? Optional.of("one side won every round: " + wins.keySet())
        : Optional.empty();
  }
}
