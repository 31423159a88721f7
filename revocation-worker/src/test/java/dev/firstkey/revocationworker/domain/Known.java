package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Window;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Facts about one pass by short names, so that tables can be read.
final class Known {
  static final UUID PASS = UUID.fromString("00000000-0000-4000-8000-000000000001");
  static final UUID AUTHENTICATOR = UUID.fromString("00000000-0000-4000-8000-000000000002");
  static final Instant BEGIN = Instant.parse("2026-12-01T08:00:00Z");
  static final Window WINDOW = new Window(BEGIN, BEGIN.plusSeconds(600));
  static final Binding BINDING =
      new Binding(
          "w-1",
          "ep-1",
          UUID.fromString("00000000-0000-4000-8000-000000000003"),
          Purpose.FIRST_ENROLLMENT,
          "chain-1");

  static final UUID CASE = UUID.fromString("00000000-0000-4000-8000-000000000004");

  private Known() {}

  /// `issued`, `completed`, or the word of a reason.
  static PassFact fact(String word) {
    return switch (word) {
      case "issued" -> new PassFact.Issued(BINDING, WINDOW, CASE);
      case "completed" -> new PassFact.Redeemed(BINDING, AUTHENTICATOR);
      default -> new PassFact.Ended(reason(word));
    };
  }

  /// What is known after the facts, in this order.
  static PassDecision after(List<PassFact> facts) {
    PassDecision all = new PassDecision(PassRecord.unheard(PASS), List.of());
    for (PassFact fact : facts) {
      PassDecision next = PassLifecycle.decide(all.record(), fact);
      all =
          new PassDecision(
              next.record(), Stream.concat(all.say().stream(), next.say().stream()).toList());
    }
    return all;
  }

  static PassRecord after(String words) {
    return after(words(words).map(Known::fact).toList()).record();
  }

  static String word(PassStanding standing) {
    return switch (standing) {
      case PassStanding.Unknown() -> "unknown";
      case PassStanding.Live() -> "live";
      case PassStanding.Redeemed() -> "redeemed";
      case PassStanding.Undone(var reason) -> "undone " + reason.word();
      case PassStanding.Ended(var reason) -> "ended " + reason.word();
    };
  }

  private static Stream<String> words(String words) {
    return Arrays.stream(words.split(" ")).filter(word -> !word.isBlank() && !word.equals("-"));
  }

  private static RevocationReason reason(String word) {
    return Arrays.stream(RevocationReason.values())
        .filter(reason -> reason.word().equals(word))
        .findAny()
        .orElseThrow();
  }
}
