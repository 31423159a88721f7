package dev.firstkey.joineringest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Proposal;
import dev.firstkey.joineringest.domain.Quarantined;
import dev.firstkey.joineringest.hris.HrisReader;
import dev.firstkey.joineringest.hris.Sources;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What staff see of the quarantine and decide about a record in it. A decision, and what follows
/// from it, is one transaction.
@ApplicationScoped
public class DecideQuarantine {
  private final Transactions transactions;
  private final Quarantine quarantine;
  private final Workers workers;
  private final HrisReader reader;
  private final JoinerVoice voice;
  private final HrVoice hr;
  private final Outbox outbox;
  private final DirectoryWork work;
  private final Aliases aliases;
  private final Settlements settlements;
  private final Sources sources;

  DecideQuarantine(
      Transactions transactions,
      Quarantine quarantine,
      Workers workers,
      HrisReader reader,
      JoinerVoice voice,
      HrVoice hr,
      Outbox outbox,
      DirectoryWork work,
      Aliases aliases,
      Settlements settlements,
      Sources sources) {
    this.sources = sources;
    this.settlements = settlements;
    this.aliases = aliases;
    this.transactions = transactions;
    this.quarantine = quarantine;
    this.workers = workers;
    this.reader = reader;
    this.voice = voice;
    this.hr = hr;
    this.outbox = outbox;
    this.work = work;
  }

  /// What came of a decision.
  public sealed interface Result {
    /// It is done.
    record Done() implements Result {}

    /// It is complete now, once a second person has confirmed it.
    record Proposed() implements Result {}

    /// Nobody completed it, or the one who did cannot confirm it too.
    record NotASecond() implements Result {}

    /// No such record waits, or not any more.
    record Unknown() implements Result {}

    /// It is complete, and refused all the same; it waits still.
    record Refused(DeadLetterCode code) implements Result {}

    /// The worker into whom it should be merged is not at work, or is the very worker.
    record NoSuchWorker() implements Result {}

    /// It is complete now, and may be about somebody whom another source has at work: it waits
    /// still, for somebody to say whether it is, because of these members.
    record Doubled(List<String> members) implements Result {}

    /// The record is still not complete: the names of all that is missing or wrong.
    record StillIncomplete(List<String> members) implements Result {}
  }

  /// Who decides, and where that is written.
  ///
  /// @param completedBy who completed the record, where this is another one who confirms it
  public record By(String actor, String reference, Optional<String> completedBy) {
    public By(String actor, String reference) {
      this(actor, reference, Optional.empty());
    }
  }

  /// The ones that wait, at most so many: those for staff before those for their turn, the oldest
  /// first.
  ///
  /// @param after the one behind which to begin; empty for the first
  public Uni<List<Quarantined>> waiting(Optional<UUID> after, int most) {
    return transactions.run(() -> quarantine.waiting(after, most));
  }

  /// One that waits.
  public Uni<Optional<Quarantined>> find(UUID id) {
    return transactions.run(() -> quarantine.find(id));
  }

  /// Sets members of the record, and has it heard where it is complete then, or keeps it for a
  /// second person to confirm where its source needs two.
  public Uni<Result> complete(UUID id, JsonNode members, By by) {
    return decide(id, record -> complete(record, members, by))
        .onFailure(Settlements.NotHeard.class)
        .recoverWithItem(refused -> new Result.Refused(((Settlements.NotHeard) refused).code()))
        .invoke(work::wake);
  }

  private Uni<Result> complete(Quarantined record, JsonNode members, By by) {
    return switch (reader.completed(record.statement(), members)) {
      case Heard.Believable whole ->
          sources.fourEyes(record.statement().source())
              ? propose(record, whole, by)
              : complete(record, whole, by);
      case Heard.Incomplete still -> incomplete(still.members());
      case Heard.Unbelievable still -> incomplete(still.members());
    };
  }

  private Uni<Result> propose(Quarantined record, Heard.Believable whole, By by) {
    var proposal = new Proposal(by.actor(), by.reference(), whole.said().data());
    return quarantine.propose(record.id(), proposal).replaceWith(new Result.Proposed());
  }

  /// Confirms, as a second person, what one completed, and has it heard.
  public Uni<Result> confirm(UUID id, By by) {
    return decide(
            id,
            record ->
                record
                    .proposal()
                    .filter(proposal -> !proposal.actor().equals(by.actor()))
                    .map(proposal -> confirm(record, proposal, by))
                    .orElseGet(() -> Uni.createFrom().item(new Result.NotASecond())))
        .onFailure(Settlements.NotHeard.class)
        .recoverWithItem(refused -> new Result.Refused(((Settlements.NotHeard) refused).code()))
        .invoke(work::wake);
  }

  private Uni<Result> confirm(Quarantined record, Proposal proposal, By by) {
    var both = new By(by.actor(), by.reference(), Optional.of(proposal.actor()));
    return switch (settlements.read(record.statement().with(proposal.data()))) {
      case Heard.Believable whole -> complete(record, whole, both);
      case Heard.Incomplete still -> incomplete(still.members());
      case Heard.Unbelievable still -> incomplete(still.members());
    };
  }

  // What staff set does not say that it is nobody who is known already.
  private Uni<Result> complete(Quarantined record, Heard.Believable whole, By by) {
    return settlements
        .doubled(record, whole)
        .flatMap(members ->
            members.isEmpty()
                ? settlements
                    .hear(record, whole, Quarantine.End.COMPLETED, by)
                    .replaceWith(new Result.Done())
                : settlements
                    .doubt(record.doubled(whole, members))
                    .replaceWith(new Result.Doubled(members)));
  }

  /// Decides that the record is not to be believed.
  public Uni<Result> reject(UUID id, By by, RejectedBecause because) {
    return decide(
        id,
        record ->
            settlements.reject(record, by, Optional.of(because)).replaceWith(new Result.Done()));
  }

  /// Decides that the record is about a worker whom another source states: it changes nothing, and
  /// neither does what its source says of that worker from now on, while the other one is at work.
  ///
  /// @param workerId the other one, who has to be at work
  public Uni<Result> merge(UUID id, String workerId, By by) {
    return decide(
        id,
        record ->
            workers
                .episodes(workerId)
                .flatMap(episodes ->
                    episodes.stream().anyMatch(KnownEpisode::isActive)
                            && !workerId.equals(record.workerId())
                        ? merge(record, workerId, by)
                        : Uni.createFrom().item(new Result.NoSuchWorker())));
  }

  private Uni<Result> merge(Quarantined record, String workerId, By by) {
    var under = new JoinerVoice.Under(record.chainId(), by.actor());
    return quarantine
        .end(record.id(), Quarantine.End.MERGED, by.actor(), by.reference())
        .chain(() ->
            aliases.add(
                record.statement().source(),
                record.workerId(),
                workerId,
                by.actor(),
                by.reference()))
        .chain(() ->
            outbox.add(
                List.of(
                    voice.merged(record.statement(), record.place(), under, workerId),
                    hr.merged(record.statement(), under, workerId))))
        .replaceWith(new Result.Done());
  }

  private Uni<Result> decide(UUID id, Function<Quarantined, Uni<Result>> how) {
    return transactions
        .run(() -> settlements.locked(id, how))
        .map(result -> result.orElseGet(Result.Unknown::new));
  }

  private static Uni<Result> incomplete(List<String> members) {
    return Uni.createFrom().item(new Result.StillIncomplete(members));
  }
}
