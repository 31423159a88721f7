package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.domain.Pass;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

  EndPass(
      PassBook passes,
      WorkerBook workers,
      AuthenticatorBook authenticators,
      TransactionBook book,
      MoveTransaction move) {
    this.passes = passes;
    this.workers = workers;
    this.authenticators = authenticators;
    this.book = book;
    this.move = move;
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
                .orElseGet(() -> Uni.createFrom().voidItem()));
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
