package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.domain.Episode;
import dev.firstkey.enrollmentgateway.domain.Pass;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps who is expected and who is not any more. An end holds for ever, whatever the order of
/// arrival.
@ApplicationScoped
public class LearnEpisode {
  private static final int NO_END_YEAR = 9999;

  private final WorkerBook workers;
  private final PassBook passes;
  private final TransactionBook book;
  private final MoveTransaction move;
  private final JoinerBook joiners;

  LearnEpisode(
      WorkerBook workers,
      PassBook passes,
      TransactionBook book,
      MoveTransaction move,
      JoinerBook joiners) {
    this.workers = workers;
    this.passes = passes;
    this.book = book;
    this.move = move;
    this.joiners = joiners;
  }

  public Uni<Void> accepted(JoinerAccepted fact, String chainId) {
    return keep(
        new Episode(
            fact.workerId(),
            fact.episodeId(),
            chainId,
            fact.startDate(),
            end(fact.endDate(), fact.workTimeZone()),
            Set.of()),
        fact.sequence());
  }

  public Uni<Void> changed(JoinerChanged fact, String chainId) {
    return keep(
        new Episode(
            fact.workerId(),
            fact.episodeId(),
            chainId,
            fact.startDate(),
            end(fact.endDate(), fact.workTimeZone()),
            Set.of()),
        fact.sequence());
  }

  /// The worker has an account at the directory: whoever signs in with it is the worker.
  public Uni<Void> provisioned(AccountProvisioned fact) {
    return workers
        .lockOrAdd(fact.workerId())
        .chain(() -> joiners.keepAccount(fact.workerId(), fact.accountId()));
  }

  /// What the case of the episode asks of who confirms the person.
  public Uni<Void> opened(CaseOpened fact) {
    return joiners.keepTerms(fact);
  }

  /// The worker has left, or the hire is withdrawn: every pass of the episode is over.
  public Uni<Void> ended(String workerId, String episodeId, RevocationReason reason) {
    return workers
        .lockOrAdd(workerId)
        .chain(() -> workers.end(workerId, episodeId, reason))
        .chain(() -> passes.lockOfEpisode(workerId, episodeId))
        .flatMap(found ->
            Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate((Pass p) -> passes.end(p.passId(), reason))
                .collect()
                .last())
        .chain(() -> book.ofEpisode(workerId, episodeId))
        .flatMap(move::end);
  }

  private Uni<Void> keep(Episode episode, long sequence) {
    return workers.lockOrAdd(episode.workerId()).chain(() -> workers.keep(episode, sequence));
  }

  /// The midnight after the last day, at the place of work. HR systems write a day of the year 9999
  /// where they mean that there is none, and its midnight is beyond what a database can hold.
  private static @Nullable Instant end(@Nullable LocalDate lastDay, String zone) {
    return lastDay == null || lastDay.getYear() >= NO_END_YEAR
        ? null
        : lastDay.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
  }
}
