package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.PassUnopened;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.domain.Pass;
import dev.firstkey.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Something ends a pass, or takes its authenticator away. It holds even where the pass itself is
/// heard of later.
@ApplicationScoped
public class EndPass {
  private final PassBook passes;
  private final WorkerBook workers;
  private final AuthenticatorBook authenticators;
  private final TransactionBook book;
  private final MoveTransaction move;
  private final Outbox outbox;
  private final Voice voice;
  private final Tally tally;

  EndPass(
      PassBook passes,
      WorkerBook workers,
      AuthenticatorBook authenticators,
      TransactionBook book,
      MoveTransaction move,
      Outbox outbox,
      Voice voice,
      Tally tally) {
    this.passes = passes;
    this.workers = workers;
    this.authenticators = authenticators;
    this.book = book;
    this.move = move;
    this.outbox = outbox;
    this.voice = voice;
    this.tally = tally;
  }

  public Uni<Void> end(String workerId, UUID passId, RevocationReason reason) {
    return workers
        .lockOrAdd(workerId)
        .chain(() -> passes.lock(passId))
        .call(() -> passes.end(passId, reason))
        .flatMap(found ->
            found
                .filter(pass -> isOver(pass, reason))
                .map(this::endTransaction)
                .orElseGet(EndPass::nothing));
  }

  /// Its minutes are over. Where it was never asked for, that is said.
  ///
  /// @param cause the id of the event that says so
  public Uni<Void> expire(String workerId, UUID passId, String cause) {
    return workers
        .lockOrAdd(workerId)
        .chain(() -> passes.lock(passId))
        .flatMap(
            found -> found.filter(EndPass::isUnopened).map(p -> say(p, cause)).orElse(nothing()))
        .chain(() -> end(workerId, passId, RevocationReason.EXPIRED));
  }

  private static boolean isUnopened(Pass pass) {
    return !pass.delivered() && pass.facts().standing() instanceof PassStanding.Live;
  }

  private Uni<Void> say(Pass pass, String cause) {
    tally.count("pass", "unopened");
    var fact =
        new PassUnopened(pass.passId(), pass.transactionId(), pass.workerId(), pass.episodeId());
    return workers
        .episode(pass.workerId(), pass.episodeId())
        .map(episode -> episode.orElseThrow().chain())
        .map(chain -> voice.ofWorker(pass.workerId(), chain, cause, Voice.self(), fact))
        .flatMap(said -> outbox.add(List.of(said)));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /// The authenticator must not work any more.
  public Uni<Void> revoke(
      String workerId, UUID passId, UUID authenticatorId, RevocationReason reason) {
    return end(workerId, passId, reason)
        .chain(() -> authenticators.revoke(authenticatorId, reason));
  }

  private static boolean isOver(Pass pass, RevocationReason reason) {
    return switch (pass.facts().with(reason).standing()) {
      case PassStanding.Ended _, PassStanding.Undone _ -> true;
      case PassStanding.Live _, PassStanding.Redeemed _, PassStanding.Unknown _ -> false;
    };
  }

  private Uni<Void> endTransaction(Pass pass) {
    return book.find(pass.transactionId()).flatMap(found -> move.end(found.stream().toList()));
  }
}
