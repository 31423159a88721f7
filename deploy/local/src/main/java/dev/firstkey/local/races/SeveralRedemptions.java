package dev.firstkey.local.races;

import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.visit.Visit;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/// Each gateway is asked to redeem the same pass at the same moment, each with another
/// authenticator.
final class SeveralRedemptions implements Contest {
  private final List<String> gateways;
  private final Place place;
  private final Map<String, Attempt> winners = new ConcurrentHashMap<>();

  SeveralRedemptions(List<String> gateways, Place place) {
    if (gateways.size() < 2) {
      throw new Trouble("This race wants two or three gateways: FIRSTKEY_REPLICAS=3 ./firstkey up");
    }
    this.gateways = gateways;
    this.place = place;
  }

  @Override
  public Round run(Hire hire, Visit visit) throws Stopped, InterruptedException {
    visit.confirm();
    visit.awaitPass();
    var options = visit.options();
    var authenticators =
        gateways.stream().map(_ -> new SoftwareAuthenticator(Traits.synced())).toList();
    var runners = new ArrayList<Callable<Api.Answer>>();
    for (int at = 0; at < gateways.size(); at++) {
      var authenticator = authenticators.get(at);
      var gateway = gateways.get(at);
      runners.add(() -> visit.register(options, authenticator, gateway));
    }
    var runs = Starter.together(runners);
    var won = new ArrayList<Integer>();
    for (int runner = 0; runner < runs.size(); runner++) {
      var attempt = Attempt.of(authenticators.get(runner), runs.get(runner).result());
      if (attempt.redeemed()) {
        won.add(runner);
        winners.put(hire.workerId(), attempt);
      }
    }
    if (won.size() > 1) {
      throw new Stopped(hire.workerId() + " was enrolled by " + won.size() + " gateways");
    }
    return new Round(
        Starter.overlap(runs) && won.size() == 1,
        won.isEmpty() ? "nobody" : gateways.get(won.getFirst()));
  }

  /// The winner's passkey, and no other, signs in. A round that nobody won left the pass to expire.
  @Override
  public Optional<String> flaw(Hire hire) throws Stopped, InterruptedException {
    var winner = winners.get(hire.workerId());
    return winner == null
        ? Optional.empty()
        : new Outcome(place, RevocationReason.REDEEMED, hire.workerId(), winner).flaw();
  }

  /// Each process must have won its share: a tenth of the rounds.
  @Override
  public Optional<String> flaw(Map<String, Integer> wins, int rounds) {
    return gateways.stream()
        .filter(gateway -> wins.getOrDefault(gateway, 0) * 10 < rounds)
        .findFirst()
        .map(gateway -> gateway + " won less than a tenth of the rounds");
  }
}
