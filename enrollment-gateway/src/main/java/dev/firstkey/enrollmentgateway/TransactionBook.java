package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The transactions, in the caller's database transaction.
public interface TransactionBook {

  /// Adds a waiting transaction; false where its check code is another's.
  Uni<Boolean> add(Transaction transaction, Instant codeValidUntil);

  Uni<Optional<Transaction>> find(UUID id);

  /// Only for the key that opened it.
  Uni<Optional<Transaction>> findBound(UUID id, String jkt);

  /// The one that waits for proofing under this code.
  Uni<Optional<Transaction>> findWaiting(String checkCode);

  Uni<Optional<Transaction>> findByAuthenticator(UUID authenticatorId);

  /// Those of an episode.
  Uni<List<Transaction>> ofEpisode(String workerId, String episodeId);

  /// Writes the next state where the present one is still that of the argument.
  Uni<Boolean> move(Transaction from, TransactionState to, Instant expiresAt);

  /// Those that still show a code which is to be renewed.
  Uni<List<Transaction>> withStaleCode();

  /// Gives a waiting transaction another code, where no other has it.
  Uni<Void> renewCode(UUID id, String checkCode, Instant validUntil);

  /// Ends what waited too long.
  Uni<Integer> endOverdue();

  /// Those of the ids that exist, the oldest transaction first.
  Uni<List<UUID>> known(List<UUID> ids);
}
