package dev.firstkey.revocationworker;

import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.revocationworker.Hire.Pass;
import dev.firstkey.revocationworker.domain.Binding;
import dev.firstkey.revocationworker.domain.PassFact;
import dev.firstkey.revocationworker.domain.PassLifecycle;
import dev.firstkey.revocationworker.domain.PassRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// A history in words, the events that tell it about one worker, and what the table of facts makes
/// of it.
///
/// @param first the pass that most of it is about
/// @param second the pass at a second device, or of the next employment
record Story(Hire hire, Hire rehired, Pass first, Pass second, List<String> words) {

  /// Every word is something that happened; `over` says that the first pass's minutes are past.
  static final List<String> ALL =
      List.of(
          "opened issued completed",
          "opened issued completed left",
          "opened issued completed withdrawn left",
          "opened issued changed",
          "opened issued completed changed",
          "opened issued failed changed left",
          "issued failed-once failed",
          "issued failed-once completed",
          "issued withdrawn",
          "issued left",
          "issued over",
          "issued over completed",
          "issued over failed left",
          "issued second-device",
          "issued completed second-device",
          "issued failed second-device completed left",
          "issued over left rehired",
          "issued over completed left rehired");

  static Story of(String words) {
    Hire hire = Hire.ofSomebody();
    Hire rehired =
        new Hire(
            hire.workerId(),
            "ep-" + UUID.randomUUID(),
            UUID.randomUUID().toString(),
            UUID.randomUUID());
    List<String> all = List.of(words.split(" "));
    Pass first =
        all.contains("over")
            ? hire.pass(Hire.now().minusSeconds(600), Hire.now().minusSeconds(1))
            : hire.pass();
    Pass second =
        hire.pass(
            Stream.of(first.window().notBefore().plusSeconds(1), Hire.now())
                .max(java.time.Instant::compareTo)
                .orElseThrow(),
            Hire.now().plusSeconds(600));
    return new Story(hire, rehired, first, second, all);
  }

  List<Event> events() {
    return words.stream().flatMap(this::events).toList();
  }

  private Stream<Event> events(String word) {
    return switch (word) {
      case "opened" -> Stream.of(hire.caseOpened(Hire.now().plusSeconds(86_400)));
      case "changed" -> Stream.of(hire.caseClosed(CaseClosing.CHANGED));
      case "issued" -> Stream.of(hire.issued(first));
      case "completed" -> Stream.of(hire.completed(first));
      case "failed-once" -> Stream.of(hire.refused(first, 4));
      case "failed" -> Stream.of(hire.refused(first, 0));
      case "withdrawn" -> Stream.of(hire.withdrawn());
      case "left" -> Stream.of(hire.departed());
      case "second-device" -> Stream.of(hire.issued(second));
      case "rehired" -> Stream.of(rehired.issued(second));
      case "over" -> Stream.of();
      default -> throw new IllegalArgumentException(word);
    };
  }

  /// What must be so of each pass.
  Map<UUID, PassStanding> standings() {
    PassStanding mine = standing(first, words.stream().flatMap(this::facts).toList());
    if (words.contains("second-device")) {
      Stream<PassFact> ends = words.stream().flatMap(Story::endsOfTheEpisode);
      return Map.of(
          first.id(),
          mine,
          second.id(),
          standing(second, Stream.concat(Stream.of(issued(hire, second)), ends).toList()));
    }
    return words.contains("rehired")
        ? Map.of(first.id(), mine, second.id(), standing(second, List.of(issued(rehired, second))))
        : Map.of(first.id(), mine);
  }

  private Stream<PassFact> facts(String word) {
    return switch (word) {
      case "issued" -> Stream.of(issued(hire, first));
      case "completed" ->
          Stream.of(new PassFact.Redeemed(binding(hire, first), first.authenticatorId()));
      case "failed" -> Stream.of(new PassFact.Ended(RevocationReason.FAILED_ATTEMPTS));
      case "over" -> Stream.of(new PassFact.Ended(RevocationReason.EXPIRED));
      case "changed", "second-device" -> Stream.of(new PassFact.Ended(RevocationReason.SUPERSEDED));
      case "opened", "failed-once", "rehired" -> Stream.of();
      default -> endsOfTheEpisode(word);
    };
  }

  private static Stream<PassFact> endsOfTheEpisode(String word) {
    return switch (word) {
      case "left" -> Stream.of(new PassFact.Ended(RevocationReason.LEFT));
      case "withdrawn" -> Stream.of(new PassFact.Ended(RevocationReason.WITHDRAWN));
      default -> Stream.of();
    };
  }

  private static PassStanding standing(Pass pass, List<PassFact> facts) {
    PassRecord record = PassRecord.unheard(pass.id());
    for (PassFact fact : facts) {
      record = PassLifecycle.apply(record, fact);
    }
    return record.standing();
  }

  private static PassFact issued(Hire hire, Pass pass) {
    return new PassFact.Issued(binding(hire, pass), pass.window(), hire.caseId());
  }

  private static Binding binding(Hire hire, Pass pass) {
    return new Binding(
        hire.workerId(),
        hire.episodeId(),
        pass.transactionId(),
        Purpose.FIRST_ENROLLMENT,
        hire.chain());
  }
}
