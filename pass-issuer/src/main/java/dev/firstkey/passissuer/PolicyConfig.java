package dev.firstkey.passissuer;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.ProofingMethod;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The policy as it is configured. The rules for the device contexts have their defaults in
/// application.properties.
@ConfigMapping(prefix = "firstkey.policy")
public interface PolicyConfig {

  /// Stands in every decision: a changed policy has a new one.
  @WithDefault("2026-11")
  String version();

  /// How many days from the start date on a pass may be asked for.
  @WithDefault("14")
  int windowDays();

  /// How long a pass lives, ten minutes at most.
  @WithDefault("10")
  int passMinutes();

  /// How many approvals a case needs.
  @WithDefault("0")
  int approvalsWanted();

  /// The access bundles for which a second person has to confirm who the worker is, whatever the
  /// device context: what they give weighs more than one registrar's word.
  Optional<Set<String>> witnessedBundles();

  /// A rule for each device context.
  Map<DeviceContext, Device> devices();

  /// What is asked in one device context.
  interface Device {

    /// The ways of confirming a person that suffice; empty means that no pass is issued.
    Optional<Set<ProofingMethod>> proofing();

    /// Whether a second person has to confirm the same, as where what the worker may do weighs more
    /// than one registrar's word.
    @WithDefault("false")
    boolean witness();

    /// Whether the authenticator must verify its user. It must.
    @WithDefault("true")
    boolean userVerification();

    /// Whether it must be a discoverable credential.
    @WithDefault("true")
    boolean discoverable();

    /// Which kind of authenticator is wanted.
    Attachment attachment();

    /// Whether a synced passkey will do.
    boolean backupEligible();

    /// Which attestation is wanted.
    @WithDefault("none")
    AttestationDemand attestation();

    /// The models (AAGUIDs) that are allowed; any where none is named. Without `attestation=direct`
    /// a model is only a claim.
    Optional<Set<UUID>> models();

    /// The models (AAGUIDs) that are refused.
    Optional<Set<UUID>> refusedModels();
  }
}
