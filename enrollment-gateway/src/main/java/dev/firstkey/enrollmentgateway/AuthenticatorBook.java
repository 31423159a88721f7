package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.Credential;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.domain.Pass;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// The authenticators, in the caller's database transaction.
public interface AuthenticatorBook {

  /// Waits for anybody else with this credential id, then says whether any worker has it.
  ///
  /// @param credentialId base64url
  Uni<Boolean> isKnown(String credentialId);

  Uni<Void> add(UUID authenticatorId, Pass pass, Credential credential, RegistrationResponse from);

  /// Whether the authenticator has this credential id.
  Uni<Boolean> has(UUID authenticatorId, String credentialId);

  /// The credential ids, base64url, of what the worker has and was not revoked; the newest hundred.
  Uni<List<String>> heldBy(String workerId);

  Uni<Void> revoke(UUID authenticatorId, RevocationReason reason);
}
