package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.domain.Challenge;
import dev.firstkey.enrollmentgateway.domain.Pass;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The passes as enforced, in the caller's database transaction. The worker's row is locked before
/// any of them.
public interface PassBook {

  /// The pass of a transaction, not locked.
  Uni<Optional<Pass>> find(UUID transactionId);

  /// Locked until the end of the database transaction.
  Uni<Optional<Pass>> lock(UUID passId);

  /// The live ones of a worker for a purpose, locked.
  Uni<List<Pass>> lockLive(String workerId, Purpose purpose);

  /// All of an episode, locked.
  Uni<List<Pass>> lockOfEpisode(String workerId, String episodeId);

  /// Whether a first enrollment of the episode is redeemed.
  Uni<Boolean> isEnrolled(String workerId, String episodeId);

  Uni<Void> add(Pass pass);

  /// Whether there is a pass with this id, whosever it is.
  Uni<Boolean> isKnown(UUID passId);

  /// What is known to end the pass, even where the pass itself is not known yet.
  Uni<Set<RevocationReason>> endings(UUID passId);

  /// Adds a reason. A live pass is over with it.
  Uni<Void> end(UUID passId, RevocationReason reason);

  /// Opens a challenge in the place of any other.
  Uni<Void> open(UUID passId, Challenge challenge);

  /// Consumes the pass where, by the database's clock, everything still holds that it needs: it is
  /// live, bound to the key, inside its window, its episode is in good standing, and nothing that
  /// could say otherwise may be unheard.
  Uni<Boolean> redeem(Pass pass, UUID authenticatorId);

  /// Keeps the number of wrong responses and closes the challenge.
  Uni<Void> countFailure(UUID passId, int failures);
}
