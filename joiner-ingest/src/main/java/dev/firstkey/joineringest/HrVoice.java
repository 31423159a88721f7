package dev.firstkey.joineringest;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.CorrectionReason;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.WritebackState;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.Quarantined;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells HR what it has to correct.
@ApplicationScoped
class HrVoice {
  // The worker is somebody else's, whose HR has nothing to correct.
  static final Set<String> OF_OTHERS = Set.of("workerId", "episodeId", "source");

  private final Speaker speaker = new Speaker(JoinerVoice.NAME);
  private final Clock clock;

  HrVoice(Clock clock) {
    this.clock = clock;
  }

  /// Of a record that waits: the members that are missing, wrong or in doubt.
  Event waits(Quarantined record) {
    return waits(record, record.members());
  }

  /// The same for other reasons.
  Event waits(Quarantined record, List<String> reasons) {
    return say(record, JoinerVoice.ACTOR, reasons);
  }

  /// Of one that staff decided not to believe: that they did and why, and what it had waited for.
  Event rejected(Quarantined record, String actor, Optional<RejectedBecause> because) {
    List<String> more =
        Stream.concat(because.map(RejectedBecause::word).stream(), record.members().stream())
            .toList();
    return say(record, actor, worded(HrRejection.REJECTED_BY_STAFF, more));
  }

  /// Of one that is about a worker whom another source states.
  ///
  /// @param other that worker
  Event merged(Heard.Incomplete heard, JoinerVoice.Under under, String other) {
    return say(
        heard,
        under.chainId(),
        under.actor(),
        new HrisWriteback(
            heard.workerId(),
            heard.episodeId(),
            WritebackState.NEEDS_CORRECTION,
            null,
            null,
            List.of(CorrectionReason.MERGED.word()),
            heard.source(),
            other));
  }

  /// Of a hire or a change of an employment that is over for good.
  Event over(Heard.Incomplete heard, String chainId) {
    List<String> reasons = List.of(CorrectionReason.EPISODE_OVER.word());
    return say(
        heard,
        chainId,
        JoinerVoice.ACTOR,
        needsCorrection(heard.workerId(), heard.episodeId(), reasons, heard.source()));
  }

  private Event say(Quarantined record, String actor, List<String> reasons) {
    Heard.Incomplete heard = record.statement();
    return say(
        heard,
        record.chainId(),
        actor,
        needsCorrection(heard.workerId(), heard.episodeId(), reasons, heard.source()));
  }

  private Event say(Heard.Incomplete heard, String chainId, String actor, HrisWriteback fact) {
    String cause = JoinerVoice.cause(heard.source(), heard.id());
    return say(UUID.randomUUID(), new Chain(chainId, cause, actor), fact);
  }

  /// Of one that was refused. Empty where it does not say whom it is about, or where its sender is
  /// not known: a stranger does not get to tell HR anything.
  Optional<Event> refused(Heard.Unbelievable heard, HrRecord place) {
    return reasons(heard)
        .flatMap(reasons ->
            heard
                .workerId()
                .flatMap(worker ->
                    heard
                        .episodeId()
                        .map(episode ->
                            refused(
                                place,
                                needsCorrection(
                                    worker, episode, reasons, heard.source().orElse(null))))));
  }

  private Event refused(HrRecord place, HrisWriteback fact) {
    String record = JoinerVoice.idAt("record", place).toString();
    Chain chain = new Chain(record, record, JoinerVoice.ACTOR);
    return say(JoinerVoice.idAt("told", place), chain, fact);
  }

  private static Optional<List<String>> reasons(Heard.Unbelievable heard) {
    return switch (heard.reason()) {
      case INVALID -> Optional.of(heard.members());
      case NOT_ENTITLED ->
          Optional.of(worded(heard.reason(), heard.members()))
              .filter(_ -> Collections.disjoint(heard.members(), OF_OTHERS));
      case REJECTED_BY_STAFF -> Optional.of(worded(heard.reason(), heard.members()));
      case ID_REUSED, UNPROCESSABLE -> Optional.of(worded(heard.reason(), List.of()));
      case NULL_VALUE,
          TOO_LARGE,
          MALFORMED,
          NOT_A_CLOUDEVENT,
          UNKNOWN_TYPE,
          WRONG_SOURCE,
          BAD_SIGNATURE ->
          Optional.empty();
    };
  }

  private static List<String> worded(HrRejection reason, List<String> members) {
    return Stream.concat(Stream.of(reason.word()), members.stream()).toList();
  }

  private static HrisWriteback needsCorrection(
      String worker, String episode, List<String> reasons, @Nullable String source) {
    return new HrisWriteback(
        worker, episode, WritebackState.NEEDS_CORRECTION, null, null, reasons, source);
  }

  private Event say(UUID id, Chain chain, HrisWriteback fact) {
    return speaker.say(
        id, clock.instant().truncatedTo(ChronoUnit.MILLIS), fact.workerId(), chain, fact);
  }
}
