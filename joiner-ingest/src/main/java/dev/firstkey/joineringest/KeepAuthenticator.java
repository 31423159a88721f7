package dev.firstkey.joineringest;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Credential;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.joineringest.domain.Authenticator;
import dev.firstkey.joineringest.domain.Passkey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Keeps what was heard of authenticators, in whatever order: a revocation that overtook the
/// enrollment still holds. In the caller's transaction; the directory task becomes due with it.
@ApplicationScoped
public class KeepAuthenticator {
  private final Workers workers;

  KeepAuthenticator(Workers workers) {
    this.workers = workers;
  }

  /// The authenticator exists.
  ///
  /// @param cause the event's id
  public Uni<Void> completed(EnrollmentCompleted fact, UUID cause) {
    return keep(
        fact.workerId(),
        fact.episodeId(),
        fact.authenticatorId(),
        cause,
        known -> known.completed(passkey(fact)));
  }

  /// The authenticator must not work any more.
  ///
  /// @param cause the event's id
  public Uni<Void> revoked(AuthenticatorRevoked fact, UUID cause) {
    return keep(
        fact.workerId(),
        fact.episodeId(),
        fact.authenticatorId(),
        cause,
        Authenticator::afterRevocation);
  }

  private Uni<Void> keep(
      String workerId,
      String episodeId,
      UUID authenticatorId,
      UUID cause,
      UnaryOperator<Authenticator> change) {
    return workers
        .lock(workerId)
        .map(worker -> change.apply(worker.authenticator(authenticatorId, episodeId)))
        .flatMap(authenticator -> workers.save(workerId, authenticator))
        .chain(() -> workers.moved(workerId, cause.toString()));
  }

  private static Passkey passkey(EnrollmentCompleted fact) {
    Credential credential = fact.credential();
    return new Passkey(
        fact.authenticatorId(),
        fact.accountId(),
        credential.credentialId(),
        credential.publicKey(),
        credential.aaguid(),
        credential.signCount(),
        credential.transports());
  }
}
