package dev.firstkey.local.races;

import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.AuditTrail;
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

/// Each gateway is asked to redeem the same pass at the same moment, each with another
/// authenticator.
final class SeveralRedemptions implements Contest {
  private final List<String> gateways;
  private final AuditTrail audit;

  SeveralRedemptions(List<String> gateways, AuditTrail audit) {
    if (gateways.size() < 2) {
      throw new Trouble("This race wants two or three gateways: FIRSTKEY_REPLICAS=3 ./firstkey up");
    }
    this.gateways = gateways;
    this.audit = audit;
  }

  @Override
  public Round run(Hire hire, Visit visit) throws Stopped, InterruptedException {
    visit.confirm();
    visit.awaitPass();
    var options = visit.options();
    var runners = new ArrayList<Callable<Api.Answer>>();
    for (var gateway : gateways) {
      var authenticator = new SoftwareAuthenticator(Traits.synced());
      runners.add(() -> visit.register(options, authenticator, gateway));
    }
    var runs = Starter.together(runners);
    var winners = new ArrayList<String>();
    for (int runner = 0; runner < runs.size(); runner++) {
      if (runs.get(runner).result().isSuccess()) {
        winners.add(gateways.get(runner));
      }
    }
    if (winners.size() > 1) {
      throw new Stopped(hire.workerId() + " was enrolled by " + winners.size() + " gateways");
    }
    return new Round(
        Starter.overlap(runs) && winners.size() == 1,
        winners.isEmpty() ? "nobody" : winners.getFirst());
  }

  @Override
  public Optional<String> flaw(Hire hire) throws Stopped, InterruptedException {
    long completed =
        audit.timeline(hire.workerId()).stream()
            .filter(
                entry -> entry.path("type").asText().equals("dev.firstkey.enrollment.completed.v1"))
            .count();
    return completed <= 1
        ? Optional.empty()
        : Optional.of(hire.workerId() + " has " + completed + " authenticators");
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
