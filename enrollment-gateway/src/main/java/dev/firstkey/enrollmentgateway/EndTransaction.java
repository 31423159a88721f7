package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.Door.Stand;
import dev.firstkey.enrollmentgateway.domain.Pass;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionCommand;
import dev.firstkey.enrollmentgateway.domain.TransactionLifecycle;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The person at the device gives up; a live pass is over with it, whether it could be redeemed at
/// this moment or not. What is enrolled stays enrolled.
@ApplicationScoped
public class EndTransaction {
  private static final TransactionCommand END = new TransactionCommand.End();

  private final BoundCalls calls;
  private final Door door;
  private final PassBook passes;
  private final MoveTransaction move;
  private final Refusals refusals;

  EndTransaction(
      BoundCalls calls, Door door, PassBook passes, MoveTransaction move, Refusals refusals) {
    this.calls = calls;
    this.door = door;
    this.passes = passes;
    this.move = move;
    this.refusals = refusals;
  }

  public Uni<Answer<UUID>> end(ProvenKey key, UUID transactionId) {
    return calls.once(
        key, transactionId, seen -> end(seen).replaceWith(new Answer.Done<>(transactionId)));
  }

  private Uni<Void> end(Transaction seen) {
    return door.at(seen)
        .flatMap(stand ->
            switch (stand) {
              case Stand.NoPass(var now) -> over(now);
              case Stand.Shut(var now, var pass, _, _) -> giveUp(now, pass);
              case Stand.Open(var now, var pass, _) -> giveUp(now, pass);
            });
  }

  private Uni<Void> giveUp(Transaction now, Pass pass) {
    return switch (pass.facts().standing()) {
      case PassStanding.Live _ ->
          passes
              .end(pass.passId(), RevocationReason.EXPIRED)
              .chain(() -> over(now))
              .chain(() -> refusals.givenUp(now, pass));
      case PassStanding.Ended _ -> over(now);
      case PassStanding.Redeemed _, PassStanding.Undone _, PassStanding.Unknown _ -> nothing();
    };
  }

  /// A transaction whose worker is not known is not locked: where it has moved since it was read,
  /// it is looked at again.
  private Uni<Void> over(Transaction now) {
    if (TransactionLifecycle.decide(now.state(), END).isEmpty()) {
      return nothing();
    }
    return move.by(now, END).flatMap(moved -> moved ? nothing() : end(now));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
