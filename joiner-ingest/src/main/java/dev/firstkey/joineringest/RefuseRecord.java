package dev.firstkey.joineringest;

import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.outbox.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Refuses an HR record: its one answer, its bytes as a dead letter, and what HR has to correct
/// where a known source spoke of somebody.
@ApplicationScoped
class RefuseRecord {
  private final Decisions decisions;
  private final JoinerVoice voice;
  private final HrVoice hr;

  RefuseRecord(Decisions decisions, JoinerVoice voice, HrVoice hr) {
    this.decisions = decisions;
    this.voice = voice;
    this.hr = hr;
  }

  /// What to say about the record at that place.
  Reply refuse(Heard.Unbelievable refused, HrRecord place) {
    decisions.refused(refused.reason(), place);
    List<Event> events =
        Stream.concat(
                Stream.of(voice.rejected(refused, place)), hr.refused(refused, place).stream())
            .toList();
    return Reply.parked(events, deadLetter(refused.reason()));
  }

  /// What was understood, and cannot be taken in.
  Reply giveUp(Heard heard, HrRecord place) {
    return switch (heard) {
      case Heard.Unbelievable refused -> refuse(refused, place);
      case Heard.Incomplete it ->
          refuse(unprocessable(it.workerId(), it.episodeId(), it.source()), place);
      case Heard.Believable it ->
          refuse(unprocessable(it.workerId(), it.episodeId(), it.source()), place);
    };
  }

  /// The source used the id for something else. Believing it would make the order of arrival decide
  /// which of the two counts; dropping it could lose a *left*. It is parked and counted, and
  /// somebody has to look.
  Reply reused(Heard.Believable statement, HrRecord place) {
    return refuse(because(HrRejection.ID_REUSED, "id", statement), place);
  }

  /// The source may not say it.
  ///
  /// @param member that shows so
  Reply notEntitled(String member, Heard.Believable statement, HrRecord place) {
    return refuse(because(HrRejection.NOT_ENTITLED, member, statement), place);
  }

  private static Heard.Unbelievable because(
      HrRejection reason, String member, Heard.Believable statement) {
    return new Heard.Unbelievable(
        reason,
        List.of(member),
        Optional.of(statement.workerId()),
        Optional.of(statement.episodeId()),
        Optional.of(statement.source()));
  }

  private static Heard.Unbelievable unprocessable(String worker, String episode, String source) {
    return new Heard.Unbelievable(
        HrRejection.UNPROCESSABLE,
        List.of(),
        Optional.of(worker),
        Optional.of(episode),
        Optional.of(source));
  }

  /// Under which code the bytes of a refused record are parked.
  static DeadLetterCode deadLetter(HrRejection reason) {
    return switch (reason) {
      case NULL_VALUE -> DeadLetterCode.NULL_VALUE;
      case TOO_LARGE -> DeadLetterCode.TOO_LARGE;
      case MALFORMED -> DeadLetterCode.MALFORMED;
      case NOT_A_CLOUDEVENT -> DeadLetterCode.NOT_A_CLOUDEVENT;
      case UNKNOWN_TYPE -> DeadLetterCode.UNKNOWN_TYPE;
      case WRONG_SOURCE -> DeadLetterCode.WRONG_SOURCE;
      case INVALID -> DeadLetterCode.INVALID_DATA;
      case BAD_SIGNATURE -> DeadLetterCode.BAD_SIGNATURE;
      case NOT_ENTITLED -> DeadLetterCode.NOT_ENTITLED;
      case ID_REUSED -> DeadLetterCode.ID_REUSED;
      case REJECTED_BY_STAFF -> throw new IllegalArgumentException("staff reject what was read");
      case UNPROCESSABLE -> DeadLetterCode.UNPROCESSABLE;
    };
  }
}
