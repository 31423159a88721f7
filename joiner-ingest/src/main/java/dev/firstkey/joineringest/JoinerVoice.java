package dev.firstkey.joineringest;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Envelope;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.JoinerSeparated;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.ProfileErased;
import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.WorkerProfile;
import dev.firstkey.joineringest.domain.Episode;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Outcome;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Quarantined;
import dev.firstkey.joineringest.domain.Skew;
import dev.firstkey.joineringest.domain.Statement;
import dev.firstkey.joineringest.domain.Terms;
import dev.firstkey.joineringest.domain.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes the events of this service. An answer to a record has an id made from the record's place,
/// so that a place can be answered only once.
@ApplicationScoped
class JoinerVoice {
  /// The subject of an answer to a record whose worker cannot be read.
  static final String UNKNOWN = "unknown";

  static final String NAME = "joiner-ingest";

  /// Who acts where nobody else does.
  static final String ACTOR = "service:" + NAME;

  private final Speaker speaker = new Speaker(NAME);
  private final Clock clock;

  JoinerVoice(Clock clock) {
    this.clock = clock;
  }

  String newChain() {
    return UUID.randomUUID().toString();
  }

  /// Under which chain something is said, and who is named for it.
  ///
  /// @param completedBy who set what the record lacked, where the actor confirmed it
  record Under(String chainId, String actor, Optional<String> completedBy) {
    Under(String chainId, String actor) {
      this(chainId, actor, Optional.empty());
    }
  }

  /// How far the producer's clock is from the others, where it is.
  Optional<Duration> skew(Heard.Believable heard, HrRecord place) {
    Optional<Instant> kept = Optional.ofNullable(place.timestamp()).map(Instant::ofEpochMilli);
    return heard.time().flatMap(said -> Skew.of(said, kept, clock.instant()));
  }

  /// The answer to a record that was understood.
  Event answer(Heard.Believable heard, HrRecord place, Under under, Outcome outcome) {
    Chain chain = new Chain(under.chainId(), cause(heard.source(), heard.id()), under.actor());
    var remarks =
        new Remarks(
            skew(heard, place).map(Duration::toSeconds).orElse(null),
            under.completedBy().orElse(null));
    Fact fact = fact(heard, place, outcome, remarks);
    return speaker.say(idAt("answer", place), now(), heard.workerId(), chain, fact);
  }

  /// The answer to a record that was not.
  Event rejected(Heard.Unbelievable heard, HrRecord place) {
    String record = idAt("record", place).toString();
    @Nullable String worker = heard.workerId().orElse(null);
    return speaker.say(
        idAt("answer", place),
        now(),
        heard.workerId().orElse(UNKNOWN),
        new Chain(record, record, ACTOR),
        new JoinerRejected(place, heard.reason(), heard.members(), worker));
  }

  /// What is said of a record that waits.
  Event quarantined(Quarantined record) {
    return quarantined(record, idAt("quarantined", record.place()));
  }

  private Event quarantined(Quarantined record, UUID id) {
    Heard.Incomplete heard = record.statement();
    return speaker.say(
        id,
        now(),
        heard.workerId(),
        new Chain(record.chainId(), cause(heard.source(), heard.id()), ACTOR),
        new JoinerQuarantined(
            heard.workerId(),
            heard.episodeId(),
            record.place(),
            heard.sequence(),
            record.id(),
            heard.members(),
            record.because()));
  }

  /// What is said of one that waits for something else now.
  Event doubted(Quarantined record) {
    return quarantined(record, idAt("doubted/" + record.because().word(), record.place()));
  }

  /// What is said of one that is not worth waiting for.
  Event ignored(Heard.Incomplete heard, HrRecord place, String chainId, IgnoredBecause reason) {
    return speaker.say(
        idAt("answer", place),
        now(),
        heard.workerId(),
        new Chain(chainId, cause(heard.source(), heard.id()), ACTOR),
        new JoinerIgnored(heard.workerId(), heard.episodeId(), place, heard.sequence(), reason));
  }

  /// What is said of one that is about a worker whom another source states.
  ///
  /// @param other that worker
  Event merged(Heard.Incomplete heard, HrRecord place, Under under, String other) {
    return speaker.say(
        idAt("answer", place),
        now(),
        heard.workerId(),
        new Chain(under.chainId(), cause(heard.source(), heard.id()), under.actor()),
        new JoinerIgnored(
            heard.workerId(),
            heard.episodeId(),
            place,
            heard.sequence(),
            IgnoredBecause.MERGED,
            other));
  }

  /// That somebody undid a merge.
  Event separated(JoinerSeparated fact, String actor) {
    UUID id = UUID.randomUUID();
    return speaker.say(
        id, now(), fact.workerId(), new Chain(id.toString(), id.toString(), actor), fact);
  }

  /// What is said of one that staff decided not to believe.
  ///
  /// @param actor who decided
  Event rejected(Quarantined record, String actor, Optional<RejectedBecause> because) {
    Heard.Incomplete heard = record.statement();
    return speaker.say(
        idAt("answer", record.place()),
        now(),
        heard.workerId(),
        new Chain(record.chainId(), cause(heard.source(), heard.id()), actor),
        new JoinerRejected(
            record.place(),
            HrRejection.REJECTED_BY_STAFF,
            heard.members(),
            heard.workerId(),
            because.orElse(null)));
  }

  /// The worker has left, because the employment's last day is over. An episode ends once, so the
  /// event's id is made from the episode.
  ///
  /// @param known as it was before
  Event ended(String workerId, KnownEpisode known, Episode.Active state) {
    return speaker.say(
        named("ended/" + workerId + '/' + known.episodeId()),
        now(),
        workerId,
        new Chain(known.chainId(), known.stated().cause(), ACTOR),
        new JoinerDeparted(
            workerId,
            known.episodeId(),
            known.stated().record(),
            state.sequence(),
            state.statement().terms().endDate()));
  }

  /// Who the worker is, for those who must show or match it.
  ///
  /// @param moved what was said about the change that made it so
  Event profile(Event moved, Person person) {
    Envelope envelope = moved.envelope();
    return speaker.say(
        named("profile/" + envelope.id()),
        now(),
        moved.key(),
        new Chain(envelope.correlationId(), envelope.causationId(), ACTOR),
        new WorkerProfile(
            moved.key(),
            person.givenName(),
            person.familyName(),
            person.displayName(),
            person.email(),
            person.language()));
  }

  /// The profile is erased, because no episode needs it any more.
  ///
  /// @param moved what was said about the change that made it so
  Event erased(Event moved) {
    Envelope envelope = moved.envelope();
    return speaker.say(
        named("erased/" + envelope.id()),
        now(),
        moved.key(),
        new Chain(envelope.correlationId(), envelope.causationId(), ACTOR),
        new ProfileErased(moved.key()));
  }

  /// The profile is erased once more, because somebody wanted it.
  ///
  /// @param worker under the chain of the last episode, or under a new one
  Event erased(Worker worker, String actor) {
    UUID id = UUID.randomUUID();
    Chain chain =
        worker.episodes().isEmpty()
            ? new Chain(id.toString(), id.toString(), actor)
            : chain(worker.episodes().getLast(), actor);
    return speaker.say(id, now(), worker.workerId(), chain, new ProfileErased(worker.workerId()));
  }

  private static Chain chain(KnownEpisode last, String actor) {
    return new Chain(last.chainId(), last.stated().cause(), actor);
  }

  /// Something that was done for an episode because of `cause`.
  Event done(String workerId, String chainId, String cause, Fact fact) {
    return speaker.say(UUID.randomUUID(), now(), workerId, new Chain(chainId, cause, ACTOR), fact);
  }

  /// The id of what HR said. A producer may put anything into an id, so only a UUID is repeated;
  /// for anything else the UUID is made from it.
  static String cause(Heard.Believable heard) {
    return cause(heard.source(), heard.id());
  }

  static String cause(String source, String id) {
    try {
      return UUID.fromString(id).toString();
    } catch (IllegalArgumentException _) {
      return named("hris/" + source + '/' + id).toString();
    }
  }

  // What is worth noting beside the outcome.
  private record Remarks(@Nullable Long skewSeconds, @Nullable String completedBy) {}

  private static Fact fact(
      Heard.Believable heard, HrRecord place, Outcome outcome, Remarks remarks) {
    String worker = heard.workerId();
    String episode = heard.episodeId();
    long sequence = heard.command().sequence();
    return switch (outcome) {
      case Outcome.Accepted(var statement) ->
          accepted(worker, episode, place, sequence, statement, remarks);
      case Outcome.Changed changed -> changed(worker, episode, place, sequence, changed, remarks);
      case Outcome.Withdrawn() -> new JoinerWithdrawn(worker, episode, place, sequence);
      case Outcome.Departed() -> new JoinerDeparted(worker, episode, place, sequence);
      case Outcome.Ignored(var reason) ->
          new JoinerIgnored(worker, episode, place, sequence, reason);
    };
  }

  private static JoinerAccepted accepted(
      String worker,
      String episode,
      HrRecord place,
      long sequence,
      Statement statement,
      Remarks remarks) {
    Terms terms = statement.terms();
    return new JoinerAccepted(
        worker,
        episode,
        place,
        sequence,
        terms.startDate(),
        terms.endDate(),
        terms.workTimeZone(),
        terms.workerType(),
        terms.legalEntity(),
        terms.managerWorkerId(),
        terms.deviceContext(),
        statement.person().language(),
        terms.accessBundle(),
        remarks.skewSeconds(),
        remarks.completedBy());
  }

  private static JoinerChanged changed(
      String worker,
      String episode,
      HrRecord place,
      long sequence,
      Outcome.Changed changed,
      Remarks remarks) {
    Terms terms = changed.statement().terms();
    return new JoinerChanged(
        worker,
        episode,
        place,
        sequence,
        changed.members(),
        terms.startDate(),
        terms.endDate(),
        terms.workTimeZone(),
        terms.workerType(),
        terms.legalEntity(),
        terms.managerWorkerId(),
        terms.deviceContext(),
        changed.statement().person().language(),
        terms.accessBundle(),
        remarks.skewSeconds(),
        remarks.completedBy());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  static UUID idAt(String what, HrRecord place) {
    String record = place.topic() + '/' + place.partition() + '/' + place.offset();
    return named(what + '/' + record + '/' + place.timestamp());
  }

  private static UUID named(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
