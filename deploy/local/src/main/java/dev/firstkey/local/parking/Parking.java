package dev.firstkey.local.parking;

import dev.firstkey.backing.PostgresServer;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.local.Hire;
import dev.firstkey.local.Hires;
import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import dev.firstkey.local.visit.Visit;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Two ways for a record to be parked, and two for an operator to decide. Until then the worker
/// gets no pass and somebody else does; afterwards the worker does.
final class Parking {
  private static final int PATIENCE = 60;
  private static final String REFERENCE = "INC-4711";

  private final Place place;
  private final Ears ears;
  private final HrisLine hris;
  private final Progress progress;
  private final OperatorLine operator;

  Parking(Place place, Ears ears, HrisLine hris, Progress progress) {
    this.place = place;
    this.ears = ears;
    this.hris = hris;
    this.progress = progress;
    this.operator = new OperatorLine(place.stack());
  }

  /// pass-issuer cannot take in what it reads, and it is heard again when it can.
  void replayed(PostgresServer database) throws Stopped, InterruptedException {
    var hire = Hires.madeUp(1, Clock.systemUTC()).getFirst();
    try (var _ = new Obstacle(database, hire.workerId())) {
      hris.publish(hire);
      var parked = parked(hire, Set.of("pass-issuer"), "unprocessable").getFirst();
      requireRefusal(hire);
      requireTrouble(() -> operator.replay(parked), "(unprocessable)");
    }
    for (var line : operator.about(hire.workerId())) {
      operator.replay(line);
    }
    requireDecided(hire, List.of("issuance.record.replayed"));
  }

  /// A version that nobody knows; the operator decides that it will never be handled.
  void givenUp() throws Stopped, InterruptedException {
    var hire = hire();
    var account = Visit.await(ears.hear(hire.workerId(), EventType.ACCOUNT_PROVISIONED)).event();
    new Unreadable(place.stack().kafkaAdmin()).say(account);
    var services = Set.of("pass-issuer", "enrollment-gateway", "revocation-worker");
    var parked = parked(hire, services, "unknown-type");
    requireRefusal(hire);
    for (var line : parked) {
      requireTrouble(() -> operator.replay(line), "(unknown-type)");
      operator.giveUp(line, REFERENCE);
    }
    requireDecided(
        hire,
        List.of(
            "issuance.record.given-up",
            "enrollment.record.given-up",
            "revocation.record.given-up"));
  }

  private Hire hire() {
    var hire = Hires.madeUp(1, Clock.systemUTC()).getFirst();
    hris.publish(hire);
    return hire;
  }

  private List<OperatorLine.Line> parked(Hire hire, Set<String> services, String code)
      throws Stopped, InterruptedException {
    var lines =
        Until.present(
            "A record of " + hire.workerId() + " parked by " + services,
            PATIENCE,
            () -> Optional.of(operator.about(hire.workerId())).filter(seen -> by(seen, services)));
    if (!lines.stream().allMatch(line -> line.code().equals(code))) {
      throw new Stopped("parked for another reason: " + lines);
    }
    progress.say(hire.workerId() + ": " + code + ", parked by " + services + ".");
    return lines;
  }

  private static boolean by(List<OperatorLine.Line> lines, Set<String> services) {
    return lines.size() == services.size()
        && lines.stream()
            .map(OperatorLine.Line::service)
            .collect(Collectors.toSet())
            .equals(services);
  }

  /// The worker gets no pass, and is told so at once; somebody else does.
  private void requireRefusal(Hire hire) throws Stopped, InterruptedException {
    visit(hire).confirm();
    var refused = Visit.await(ears.hear(hire.workerId(), EventType.PASS_REFUSED)).event().fact();
    if (((PassRefused) refused).reason() != RefusalReason.UNDECIDED) {
      throw new Stopped("refused for another reason: " + ((PassRefused) refused).reason());
    }
    enroll(hire());
    progress.say("  meanwhile: no pass (undecided); somebody else is enrolled.");
  }

  private void requireDecided(Hire hire, List<String> said) throws Stopped, InterruptedException {
    if (!operator.about(hire.workerId()).isEmpty()) {
      throw new Stopped("still in the list: " + operator.about(hire.workerId()));
    }
    Until.present("Each decision, once in the audit log", PATIENCE, () -> told(hire, said));
    enroll(hire);
    progress.say("  decided: " + said + " in the audit log, and the worker is enrolled.");
  }

  private Optional<Hire> told(Hire hire, List<String> said) throws Stopped, InterruptedException {
    var entries = place.audit().timeline(hire.workerId());
    return Optional.of(hire)
        .filter(_ ->
            said.stream()
                .allMatch(type ->
                    entries.stream()
                            .filter(entry -> AuditTrail.is(entry, type))
                            .filter(entry -> entry.path("actor").asText().startsWith("person:"))
                            .count()
                        == 1));
  }

  private void enroll(Hire hire) throws Stopped, InterruptedException {
    var visit = visit(hire);
    visit.confirm();
    visit.awaitPass();
    Visit.expect(visit.registerPatiently(visit.options()));
    Visit.await(ears.hear(hire.workerId(), EventType.AUTHENTICATOR_PUBLISHED));
  }

  private Visit visit(Hire hire) throws Stopped, InterruptedException {
    var visit = new Visit(place, ears, hire.workerId());
    visit.awaitCase();
    return visit;
  }

  private interface Order {
    void give() throws InterruptedException;
  }

  /// What the operator is told, in the command's words.
  private static void requireTrouble(Order order, String words)
      throws Stopped, InterruptedException {
    try {
      order.give();
    } catch (Trouble trouble) {
      if (String.valueOf(trouble.getMessage()).contains(words)) {
        return;
      }
      throw trouble;
    }
    throw new Stopped("that was taken in, and should not have been");
  }
}
