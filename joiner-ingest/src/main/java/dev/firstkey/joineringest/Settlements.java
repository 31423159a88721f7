package dev.firstkey.joineringest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Quarantined;
import dev.firstkey.joineringest.hris.HrisReader;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What becomes of a record that waited, and all that follows from it, inside the caller's
/// transaction and under the worker's lock, as every record about the worker is heard.
@ApplicationScoped
class Settlements {
  private final Quarantine quarantine;
  private final Workers workers;
  private final HearHris hearHris;
  private final HrisReader reader;
  private final JoinerVoice voice;
  private final HrVoice hr;
  private final Outbox outbox;
  private final Doubles doubles;
  private final Entitlements entitlements;
  private final NoteAnswer answers;

  Settlements(
      Quarantine quarantine,
      Workers workers,
      HearHris hearHris,
      HrisReader reader,
      JoinerVoice voice,
      HrVoice hr,
      Outbox outbox,
      Doubles doubles,
      Entitlements entitlements,
      NoteAnswer answers) {
    this.entitlements = entitlements;
    this.answers = answers;
    this.doubles = doubles;
    this.quarantine = quarantine;
    this.workers = workers;
    this.hearHris = hearHris;
    this.reader = reader;
    this.voice = voice;
    this.hr = hr;
    this.outbox = outbox;
  }

  /// Undoes a settlement: the record is complete, and refused all the same.
  static final class NotHeard extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final DeadLetterCode code;
    private final List<String> reasons;

    NotHeard(DeadLetterCode code, List<String> reasons) {
      super("refused as " + code.word(), null, false, false);
      this.code = code;
      this.reasons = List.copyOf(reasons);
    }

    DeadLetterCode code() {
      return code;
    }

    /// What HR has to correct.
    List<String> reasons() {
      return reasons;
    }
  }

  /// Does something about a record that waits, under its worker's lock; empty where none does.
  <T> Uni<Optional<T>> locked(UUID id, Function<Quarantined, Uni<T>> what) {
    return quarantine
        .find(id)
        .flatMap(found ->
            found
                .map(record ->
                    workers
                        .lock(record.workerId())
                        .chain(() -> quarantine.lock(id))
                        .flatMap(still -> ifThere(still, what)))
                .orElseGet(Settlements::nothing));
  }

  private static <T> Uni<Optional<T>> ifThere(
      Optional<Quarantined> still, Function<Quarantined, Uni<T>> what) {
    return still
        .map(record -> what.apply(record).map(Optional::of))
        .orElseGet(Settlements::nothing);
  }

  private static <T> Uni<Optional<T>> nothing() {
    return Uni.createFrom().item(Optional.empty());
  }

  /// What it says as it is.
  Heard read(Heard.Incomplete statement) {
    return reader.completed(statement, JsonNodeFactory.instance.objectNode());
  }

  /// The members that show that it would open an episode of somebody who may be known already;
  /// empty where it would not, or where somebody has looked.
  Uni<List<String>> doubled(Quarantined record, Heard.Believable whole) {
    return record.because() == QuarantinedBecause.DOUBLED
        ? nobody()
        : workers
            .episodes(whole.workerId())
            .flatMap(known -> isKnown(known, whole) ? nobody() : doubled(known, whole));
  }

  private Uni<List<String>> doubled(List<KnownEpisode> known, Heard.Believable whole) {
    return entitlements.isBesideOthers(known, whole)
        ? Uni.createFrom().item(List.of("workerId"))
        : doubles.of(whole);
  }

  private static boolean isKnown(List<KnownEpisode> known, Heard.Believable whole) {
    return known.stream().anyMatch(it -> it.episodeId().equals(whole.episodeId()));
  }

  private static Uni<List<String>> nobody() {
    return Uni.createFrom().item(List.of());
  }

  /// Has it heard.
  ///
  /// @throws NotHeard in the result, where it is refused
  Uni<Void> hear(
      Quarantined record, Heard.Believable whole, Quarantine.End end, DecideQuarantine.By by) {
    return quarantine
        .end(record.id(), end, by.actor(), by.reference())
        .chain(() -> hearHris.hear(whole, record, by))
        .chain(this::say);
  }

  private Uni<Void> say(Reply reply) {
    if (reply.deadLetter().isPresent()) {
      return Uni.createFrom().failure(notHeard(reply.deadLetter().get(), reply.events()));
    }
    return outbox.add(reply.events()).chain(() -> outbox.addRecords(reply.records()));
  }

  // Where HR is not told because it has nothing to mend, the word alone says that it waits for us.
  private static NotHeard notHeard(DeadLetterCode code, List<Event> said) {
    return said.stream()
        .map(Event::fact)
        .filter(HrisWriteback.class::isInstance)
        .map(fact -> new NotHeard(code, ((HrisWriteback) fact).reasons()))
        .findFirst()
        .orElseGet(() -> new NotHeard(code, List.of(code.word())));
  }

  /// Decides that it is not to be believed.
  ///
  /// @param because empty where nobody said why, as before that was asked
  Uni<Void> reject(Quarantined record, DecideQuarantine.By by, Optional<RejectedBecause> because) {
    return quarantine
        .reject(record.id(), because, by.actor(), by.reference())
        .chain(() ->
            outbox.add(
                List.of(
                    voice.rejected(record, by.actor(), because),
                    hr.rejected(record, by.actor(), because))))
        .chain(() -> answers.rejected(record.statement(), because));
  }

  /// Has it wait for staff instead of its turn.
  ///
  /// @param record as it is now
  Uni<Void> doubt(Quarantined record) {
    return doubt(record, record.members());
  }

  /// The same, where HR has to correct something else.
  ///
  /// @param reasons what HR is told
  Uni<Void> doubt(Quarantined record, List<String> reasons) {
    return quarantine
        .doubt(record)
        .chain(() -> outbox.add(List.of(voice.doubted(record), hr.waits(record, reasons))));
  }
}
