package dev.firstkey.passissuer.domain;

import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.ProofingMethod;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The policy that decides. One that breaks a promise cannot exist.
///
/// @param version stands in every decision
/// @param windowDays how many days from the start date on a pass may be asked for
/// @param passMinutes how long a pass lives, ten minutes at most
/// @param approvalsWanted how many approvals a case needs
/// @param rules a rule for each device context
/// @param witnessedBundles the access bundles for which a second person has to confirm the worker
public record PassPolicy(
    String version,
    int windowDays,
    int passMinutes,
    int approvalsWanted,
    Map<DeviceContext, DeviceRule> rules,
    Set<String> witnessedBundles) {

  /// No bundle wants a witness.
  public PassPolicy(
      String version,
      int windowDays,
      int passMinutes,
      int approvalsWanted,
      Map<DeviceContext, DeviceRule> rules) {
    this(version, windowDays, passMinutes, approvalsWanted, rules, Set.of());
  }

  public PassPolicy {
    hold(version.matches("[A-Za-z0-9._-]{1,64}"), "version must be 1 to 64 of A-Z a-z 0-9 . _ -");
    hold(windowDays >= 1 && windowDays <= 366, "window-days must be 1 to 366");
    hold(passMinutes >= 1 && passMinutes <= 10, "pass-minutes must be 1 to 10");
    hold(approvalsWanted >= 0 && approvalsWanted <= 9, "approvals-wanted must be 0 to 9");
    rules = Map.copyOf(rules);
    for (DeviceContext context : DeviceContext.values()) {
      hold(rules.containsKey(context), "devices." + context.word() + " is missing");
    }
    rules.forEach(PassPolicy::check);
    witnessedBundles = Set.copyOf(witnessedBundles);
    hold(
        witnessedBundles.stream().allMatch(bundle -> bundle.matches("[A-Za-z0-9._-]{1,64}")),
        "witnessed-bundles must each be 1 to 64 of A-Z a-z 0-9 . _ -");
  }

  /// The same policy with other rules for one device context.
  public PassPolicy with(DeviceContext context, DeviceRule rule) {
    Map<DeviceContext, DeviceRule> changed = new EnumMap<>(rules);
    changed.put(context, rule);
    return new PassPolicy(
        version, windowDays, passMinutes, approvalsWanted, changed, witnessedBundles);
  }

  Duration passLife() {
    return Duration.ofMinutes(passMinutes);
  }

  /// What is asked in this device context.
  public DeviceRule rule(DeviceContext context) {
    return Objects.requireNonNull(rules.get(context));
  }

  /// Whether a second person has to confirm who the worker is: by the device context, or because of
  /// what the worker is to have.
  public boolean wantsWitness(CaseTerms terms) {
    return rule(terms.deviceContext()).witness()
        || Optional.ofNullable(terms.accessBundle()).filter(witnessedBundles::contains).isPresent();
  }

  private static void check(DeviceContext context, DeviceRule rule) {
    String name = "devices." + context.word();
    hold(
        !rule.proofing().contains(ProofingMethod.VIDEO),
        name + ".proofing: video alone is never enough, an attacker can relay it");
    hold(
        context != DeviceContext.OFFLINE || rule.proofing().isEmpty(),
        name + ".proofing: there are no offline passes yet");
    AuthenticatorRequirements wanted = rule.requirements();
    hold(
        wanted.models() == null || wanted.attestation() == AttestationDemand.DIRECT,
        name + ".models needs attestation=direct: without it a model is only a claim");
    hold(wanted.userVerification(), name + ".user-verification must be true");
  }

  private static void hold(boolean so, String otherwise) {
    if (!so) {
      throw new IllegalArgumentException("firstkey.policy." + otherwise);
    }
  }
}
