package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionCommand;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The person at the device gives up; a live pass is over with it. What is enrolled stays enrolled.
@ApplicationScoped
public class EndTransaction {
  private final BoundCalls calls;
  private final Door door;
  private final PassBook passes;
  private final MoveTransaction move;

  EndTransaction(
      BoundCalls calls, TransactionBook book, Door door, PassBook passes, MoveTransaction move) {
    this.calls = calls;
    this.door = door;
    this.passes = passes;
    this.move = move;
  }

  public Uni<Answer<UUID>> end(ProvenKey key, UUID transactionId) {
    return calls.once(key, transactionId, this::end);
  }

  private Uni<Answer<UUID>> end(Transaction transaction) {
    return door.at(transaction)
        .flatMap(stand ->
            switch (stand) {
              case Door.Stand.NoPass _ -> over(transaction);
              case Door.Stand.Shut _ -> Uni.createFrom().voidItem();
              case Door.Stand.Open(var pass, _) ->
                  passes
                      .end(pass.passId(), RevocationReason.EXPIRED)
                      .chain(() -> over(transaction));
            })
        .replaceWith(new Answer.Done<>(transaction.id()));
  }

  private Uni<Void> over(Transaction transaction) {
    return move.by(transaction, new TransactionCommand.End()).replaceWithVoid();
  }
}
