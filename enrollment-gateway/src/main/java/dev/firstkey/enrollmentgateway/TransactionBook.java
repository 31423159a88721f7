package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.ShownCode;
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
  Uni<Boolean> add(Transaction transaction);

  Uni<Optional<Transaction>> find(UUID id);

  /// Only for the key that opened it.
  Uni<Optional<Transaction>> findBound(UUID id, String jkt);

  /// The one that waits for proofing under this code, which is still valid.
  Uni<Optional<Transaction>> findWaiting(String checkCode);

  /// Whether one that waits for proofing shows this code or showed it before its present one, or
  /// one that waits no more showed it last.
  Uni<Boolean> hasShown(String checkCode);

  Uni<Optional<Transaction>> findByAuthenticator(UUID authenticatorId);

  /// Those of an episode.
  Uni<List<Transaction>> ofEpisode(String workerId, String episodeId);

  /// Writes the next state where the present one is still that of the argument.
  Uni<Boolean> move(Transaction from, TransactionState to, Instant expiresAt);

  /// Some of those that still show a code which is to be renewed, locked. Those that somebody else
  /// has locked are left out.
  Uni<List<Transaction>> withStaleCode(int most);

  /// Gives a waiting transaction another code, where no other has it.
  Uni<Void> renewCode(UUID id, ShownCode code);

  /// Ends some of what waited too long, and says how many.
  Uni<Integer> endOverdue(int most);

  /// Counts a refusal by the bound key that is said in an event of its own; false where there were
  /// so many that it is not.
  Uni<Boolean> countRefusal(UUID id, int most);

  /// The newest one that the key opened.
  Uni<Optional<UUID>> newestOf(String jkt);

  /// The transactions that somebody may mean by this id: the one that has it, and the one whose
  /// pass has it.
  Uni<List<UUID>> meantBy(UUID id);

  /// Those of the ids that exist, the oldest transaction first.
  Uni<List<UUID>> known(List<UUID> ids);
}
