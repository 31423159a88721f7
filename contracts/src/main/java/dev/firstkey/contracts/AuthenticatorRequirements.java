package dev.firstkey.contracts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the authenticator must be like to be registered under a pass.
///
/// @param userVerification Whether the UV flag must be set.
/// @param discoverable Whether it must be a discoverable credential.
/// @param attachment Which kind of authenticator is wanted.
/// @param backupEligible Whether a synced passkey (BE=1) is allowed.
/// @param attestation Which attestation is wanted.
/// @param models The models (AAGUIDs) of which it must be one; any where it is absent. May be null.
/// @param refusedModels The models (AAGUIDs) of which it must not be one. May be null.
public record AuthenticatorRequirements(
    boolean userVerification,
    boolean discoverable,
    Attachment attachment,
    boolean backupEligible,
    AttestationDemand attestation,
    @Nullable List<UUID> models,
    @Nullable List<UUID> refusedModels) {

  /// Of any model.
  public AuthenticatorRequirements(
      boolean userVerification,
      boolean discoverable,
      Attachment attachment,
      boolean backupEligible,
      AttestationDemand attestation) {
    this(userVerification, discoverable, attachment, backupEligible, attestation, null, null);
  }

  public AuthenticatorRequirements {
    Require.present(attachment, "attachment");
    Require.present(attestation, "attestation");
    models = models == null ? null : List.copyOf(models);
    refusedModels = refusedModels == null ? null : List.copyOf(refusedModels);
  }

  /// Whether an authenticator may be of that model.
  public boolean allows(UUID model) {
    return (models == null || models.contains(model))
        && (refusedModels == null || !refusedModels.contains(model));
  }
}
