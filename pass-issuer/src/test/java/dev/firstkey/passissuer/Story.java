package dev.firstkey.passissuer;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.passissuer.domain.CaseCommand;
import dev.firstkey.passissuer.domain.CaseFacts;
import dev.firstkey.passissuer.domain.CaseLifecycle;
import dev.firstkey.passissuer.domain.CaseTerms;
import dev.firstkey.passissuer.domain.Employment;
import dev.firstkey.passissuer.domain.EnrollmentCase;
import dev.firstkey.passissuer.domain.EpisodeKey;
import dev.firstkey.passissuer.domain.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A history in words, the events that tell it about one worker, and what the pure function makes
/// of it.
///
/// @param pass a pass that others speak of
record Story(Heard someone, UUID pass, List<String> words, List<Event> events) {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

  /// Every word is something that happened.
  static final List<String> ALL =
      List.of(
          "hired account asked enrolled redeemed",
          "hired moved account asked",
          "hired moved same asked enrolled",
          "hired moved back ran-out",
          "hired ran-out",
          "hired ran-out moved left",
          "hired withdrawn",
          "hired moved account asked withdrawn left",
          "hired account asked failed asked expired",
          "hired account asked superseded asked enrolled left operator",
          "withdrawn left",
          "left asked");

  static Story of(String words) {
    Heard someone = Heard.ofSomeone();
    UUID pass = UUID.randomUUID();
    List<String> all = List.of(words.split(" "));
    List<Event> events = all.stream().map(word -> event(someone, pass, word)).toList();
    return new Story(someone, pass, all, events);
  }

  private static Event event(Heard someone, UUID pass, String word) {
    return switch (word) {
      case "hired" -> someone.accepted(DAY, DeviceContext.MANAGED);
      case "moved" -> someone.changed(2, DAY.plusDays(1), null, DeviceContext.MANAGED);
      case "same" -> someone.changed(3, DAY.plusDays(1), null, DeviceContext.MANAGED);
      case "back" -> someone.changed(4, DAY, null, DeviceContext.BYOD);
      case "ran-out" -> someone.caseExpired(caseOf(someone, 1));
      case "account" -> someone.provisioned();
      case "asked" -> someone.requested();
      case "enrolled" -> someone.completed(Purpose.FIRST_ENROLLMENT);
      case "withdrawn" -> someone.withdrawn();
      case "left" -> someone.departed();
      default -> someone.say("revocation-worker", ending(someone, pass, word));
    };
  }

  private static Fact ending(Heard someone, UUID pass, String word) {
    RevocationReason reason = reason(word).orElseThrow();
    UUID transaction = new UUID(0, 1);
    return reason == RevocationReason.EXPIRED
        ? new PassExpired(pass, someone.worker(), someone.episode(), transaction, Instant.EPOCH)
        : new PassRevoked(pass, someone.worker(), someone.episode(), transaction, reason);
  }

  private static Optional<RevocationReason> reason(String word) {
    return switch (word) {
      case "redeemed" -> Optional.of(RevocationReason.REDEEMED);
      case "failed" -> Optional.of(RevocationReason.FAILED_ATTEMPTS);
      case "expired" -> Optional.of(RevocationReason.EXPIRED);
      case "superseded" -> Optional.of(RevocationReason.SUPERSEDED);
      case "operator" -> Optional.of(RevocationReason.OPERATOR);
      default -> Optional.empty();
    };
  }

  /// What must be so of the enrollment.
  EnrollmentCase standing() {
    CaseFacts facts = CaseFacts.none();
    for (String word : words) {
      facts = command(word).map(apply(facts)).orElse(facts);
    }
    return facts.standing();
  }

  private static java.util.function.Function<CaseCommand, CaseFacts> apply(CaseFacts facts) {
    return command -> CaseLifecycle.apply(facts, command);
  }

  private Optional<CaseCommand> command(String word) {
    return switch (word) {
      case "hired" -> Optional.of(expect(1, DAY, DeviceContext.MANAGED));
      case "moved" -> Optional.of(expect(2, DAY.plusDays(1), DeviceContext.MANAGED));
      case "same" -> Optional.of(expect(3, DAY.plusDays(1), DeviceContext.MANAGED));
      case "back" -> Optional.of(expect(4, DAY, DeviceContext.BYOD));
      case "ran-out" -> Optional.of(new CaseCommand.RunOut(caseOf(someone, 1)));
      case "enrolled" -> Optional.of(new CaseCommand.Complete());
      case "withdrawn" -> Optional.of(new CaseCommand.Withdraw());
      case "left" -> Optional.of(new CaseCommand.Leave());
      default -> Optional.empty();
    };
  }

  private CaseCommand expect(long sequence, LocalDate start, DeviceContext device) {
    Employment employment = new Employment(start, null, ZoneId.of("Europe/Berlin"));
    return new CaseCommand.Expect(
        new Statement(
            sequence,
            new CaseTerms(caseOf(someone, sequence), employment.window(14), device, 0, "2026-11"),
            employment.ends()));
  }

  private static UUID caseOf(Heard someone, long sequence) {
    return new EpisodeKey(someone.worker(), someone.episode())
        .caseBegunAt(sequence, Purpose.FIRST_ENROLLMENT);
  }

  /// The reasons that must be known to have ended the pass.
  Set<String> endings() {
    return words.stream()
        .flatMap(word -> reason(word).stream())
        .map(Enum::name)
        .collect(Collectors.toSet());
  }

  /// The requests that must be answered.
  List<UUID> requests() {
    return events.stream()
        .filter(event -> event.fact() instanceof PassRequested)
        .map(event -> ((PassRequested) event.fact()).requestId())
        .toList();
  }
}
