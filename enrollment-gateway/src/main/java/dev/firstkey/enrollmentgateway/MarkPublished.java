package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.TransactionCommand;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The directory accepts the authenticator, so the page can say *ready*.
@ApplicationScoped
public class MarkPublished {
  private final WorkerBook workers;
  private final TransactionBook book;
  private final MoveTransaction move;

  MarkPublished(WorkerBook workers, TransactionBook book, MoveTransaction move) {
    this.workers = workers;
    this.book = book;
    this.move = move;
  }

  public Uni<Void> published(String workerId, UUID authenticatorId) {
    return with(workerId, authenticatorId, new TransactionCommand.Publish(authenticatorId));
  }

  /// The directory holds it no more.
  public Uni<Void> unpublished(String workerId, UUID authenticatorId) {
    return with(workerId, authenticatorId, new TransactionCommand.End());
  }

  private Uni<Void> with(String workerId, UUID authenticatorId, TransactionCommand command) {
    return workers
        .lockOrAdd(workerId)
        .chain(() -> book.findByAuthenticator(authenticatorId))
        .flatMap(found ->
            found
                .map(transaction -> move.by(transaction, command).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem()));
  }
}
