package dev.firstkey.local.bench.audit;

import dev.firstkey.local.bench.Percentiles;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Stack;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/// Asks each kind of question many times over HTTP, about visits and from places of the log drawn
/// by chance (always the same ones), each once in a while: not the same kind in a row.
final class Searches {
  /// Asked before and not measured: the service compiles and PostgreSQL plans.
  private static final int UNMEASURED = 50;

  private final Stack stack;
  private final Place place;
  private final Instant start;
  private final PrintStream out;

  Searches(Stack stack, Instant start, PrintStream out) {
    this.stack = stack;
    this.place = Place.on(stack);
    this.start = start;
    this.out = out;
  }

  /// What is asked: about a visit, or behind a place of the log.
  ///
  /// @param name as it is printed
  private record Kind(String name, Question question) {
    /// A visit is always in the log; behind a place there may be nothing.
    boolean isAboutAVisit() {
      return OF_A_VISIT.contains(name);
    }
  }

  private static final Set<String> OF_A_VISIT =
      Set.of(
          "worker",
          "pass",
          "transaction",
          "authenticator",
          "correlation",
          "from and to",
          "worker and type");

  private interface Question {
    String of(MadeUpVisit visit, long place);
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("worker", (visit, _) -> "worker=" + visit.worker()),
          new Kind("pass", (visit, _) -> "pass=" + visit.pass()),
          new Kind("transaction", (visit, _) -> "transaction=" + visit.transaction()),
          new Kind("authenticator", (visit, _) -> "authenticator=" + visit.authenticator()),
          new Kind("correlation", (visit, _) -> "correlation=" + visit.worker()),
          new Kind("type", (_, place) -> "type=pass.revoked&after=" + place),
          new Kind("actor", (_, place) -> "actor=service:bench&after=" + place),
          new Kind(
              "approver", (visit, place) -> "approver=" + visit.approver() + "&after=" + place),
          new Kind("outcome", (_, place) -> "outcome=ended&after=" + place),
          new Kind("outcome of nobody", (_, place) -> "outcome=refused&after=" + place),
          new Kind("reason", (_, place) -> "reason=expired&after=" + place),
          new Kind("from", (visit, place) -> "from=" + visit.time() + "&after=" + place),
          new Kind(
              "from and to",
              (visit, _) -> "from=" + visit.time() + "&to=" + visit.time().plusSeconds(10)),
          new Kind("worker and type", (visit, _) -> "type=pass.issued&worker=" + visit.worker()),
          new Kind(
              "type and reason", (_, place) -> "type=pass.revoked&reason=expired&after=" + place),
          new Kind("nothing but a place", (_, place) -> "after=" + place));

  /// Prints the time of each kind of question.
  ///
  /// @param visits so many are in the log
  /// @param size so many leaves has the log
  /// @throws Stopped where one is not answered, or not with a visit that is in the log
  void ask(int visits, long size, int times) throws Stopped, InterruptedException {
    out.println(String.format(Locale.ROOT, "Searches in a log of %d leaves, over HTTP:", size));
    var chance = new SplittableRandom(6962);
    var took = new ArrayList<List<Long>>();
    KINDS.forEach(_ -> took.add(new ArrayList<>()));
    for (var round = -UNMEASURED; round < times; round++) {
      for (var kind = 0; kind < KINDS.size(); kind++) {
        var nanos = asked(KINDS.get(kind), redeemed(chance, visits), chance.nextLong(size));
        if (round >= 0) {
          took.get(kind).add(nanos);
        }
      }
    }
    for (var kind = 0; kind < KINDS.size(); kind++) {
      out.println(
          String.format(
              Locale.ROOT,
              "  by %-20s %s",
              KINDS.get(kind).name(),
              Percentiles.of(took.get(kind)).spoken()));
    }
  }

  private MadeUpVisit redeemed(SplittableRandom chance, int visits) {
    var visit = new MadeUpVisit(chance.nextInt(visits), start);
    return visit.redeemed() ? visit : redeemed(chance, visits);
  }

  private long asked(Kind kind, MadeUpVisit visit, long after)
      throws Stopped, InterruptedException {
    var token = place.tokens().of("analyst");
    var began = System.nanoTime();
    var url = stack.url(Service.AUDIT_SINK) + "/entries?" + kind.question().of(visit, after);
    var answer = place.api().get(url, token);
    var nanos = System.nanoTime() - began;
    if (answer.status() != 200) {
      throw new Stopped("a search by " + kind.name() + " was answered " + answer.status());
    }
    if (kind.isAboutAVisit() && answer.body().path("entries").isEmpty()) {
      throw new Stopped("a search by " + kind.name() + " found nothing");
    }
    return nanos;
  }
}
