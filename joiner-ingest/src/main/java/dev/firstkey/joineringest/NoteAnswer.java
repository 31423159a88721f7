package dev.firstkey.joineringest;

import dev.firstkey.contracts.CorrectionReason;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerFact;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.Standing;
import dev.firstkey.joineringest.hris.Sources;
import dev.firstkey.outbox.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Notes on a SCIM User how the statement that it made was answered, inside the caller's
/// transaction: its client reads what became of its own words, and nothing of what others say of
/// the same employment.
@ApplicationScoped
class NoteAnswer {
  private final Sources sources;
  private final ProvisionedUsers users;

  NoteAnswer(Sources sources, ProvisionedUsers users) {
    this.sources = sources;
    this.users = users;
  }

  /// The same reply, noted where a SCIM client asked for it.
  Uni<Reply> note(Heard heard, Reply reply) {
    return switch (heard) {
      case Heard.Believable statement -> note(statement.doubtful(List.of()), reply);
      case Heard.Incomplete statement -> note(statement, reply);
      case Heard.Unbelievable _ -> Uni.createFrom().item(reply);
    };
  }

  /// Notes that staff rejected it.
  ///
  /// @param because empty where nobody said why
  Uni<Void> rejected(Heard.Incomplete statement, Optional<RejectedBecause> because) {
    String word = because.map(RejectedBecause::word).orElse(HrRejection.REJECTED_BY_STAFF.word());
    return sources.isScim(statement.source())
        ? users.note(statement, new Standing(Standing.State.REJECTED, List.of(word)))
        : Uni.createFrom().voidItem();
  }

  private Uni<Reply> note(Heard.Incomplete statement, Reply reply) {
    return answer(reply)
        .filter(_ -> sources.isScim(statement.source()))
        .map(answer -> users.note(statement, answer).replaceWith(reply))
        .orElseGet(() -> Uni.createFrom().item(reply));
  }

  // The first event answers the record. Empty where it is answered for a second time, or is older
  // than what was answered since.
  private static Optional<Standing> answer(Reply reply) {
    return reply.events().stream()
        .map(event -> event.fact())
        .filter(JoinerFact.class::isInstance)
        .findFirst()
        .flatMap(fact -> answer((JoinerFact) fact, isOver(reply)));
  }

  private static Optional<Standing> answer(JoinerFact fact, boolean isOver) {
    if (fact instanceof JoinerIgnored ignored) {
      return ignored(ignored.reason(), isOver);
    }
    if (fact instanceof JoinerRejected rejected) {
      return Optional.of(rejected(rejected));
    }
    boolean isBelieved =
        fact instanceof JoinerAccepted
            || fact instanceof JoinerChanged
            || fact instanceof JoinerWithdrawn
            || fact instanceof JoinerDeparted;
    return Optional.of(isBelieved ? Standing.ACCEPTED : Standing.RECEIVED);
  }

  private static Optional<Standing> ignored(IgnoredBecause reason, boolean isOver) {
    return switch (reason) {
      case NO_CHANGE -> Optional.of(Standing.ACCEPTED);
      case OUTRANKED -> Optional.of(ignored(reason.word()));
      case STALE ->
          isOver ? Optional.of(ignored(CorrectionReason.EPISODE_OVER.word())) : Optional.empty();
      case MERGED -> Optional.of(Standing.RECEIVED);
      case DUPLICATE -> Optional.empty();
    };
  }

  private static Standing ignored(String word) {
    return new Standing(Standing.State.IGNORED, List.of(word));
  }

  private static Standing rejected(JoinerRejected fact) {
    Stream<String> members =
        fact.members().stream().filter(member -> !HrVoice.OF_OTHERS.contains(member));
    return new Standing(
        Standing.State.REJECTED, Stream.concat(Stream.of(fact.reason().word()), members).toList());
  }

  private static boolean isOver(Reply reply) {
    return reply.events().stream()
        .anyMatch(event ->
            event.fact() instanceof HrisWriteback told
                && told.reasons().contains(CorrectionReason.EPISODE_OVER.word()));
  }
}
