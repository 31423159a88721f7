package dev.firstkey.passissuer;

import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.passissuer.domain.DeviceRule;
import dev.firstkey.passissuer.domain.PassPolicy;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Turns the configuration into the policy at start-up; a service with a policy that breaks a
/// promise does not start.
@Singleton
class PolicySource {
  private static final Logger LOG = Logger.getLogger(PolicySource.class);

  private final PassPolicy policy;

  PolicySource(PolicyConfig config) {
    this.policy = policy(config);
  }

  void check(@Observes StartupEvent started) {
    LOG.infof("policy in force: version=%s", policy.version());
  }

  @Produces
  @Singleton
  PassPolicy policy() {
    return policy;
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  static PassPolicy policy(PolicyConfig config) {
    Map<DeviceContext, DeviceRule> rules = new EnumMap<>(DeviceContext.class);
    config.devices().forEach((context, device) -> rules.put(context, rule(device)));
    return new PassPolicy(
        config.version(),
        config.windowDays(),
        config.passMinutes(),
        config.approvalsWanted(),
        rules,
        config.witnessedBundles().orElse(Set.of()));
  }

  private static DeviceRule rule(PolicyConfig.Device device) {
    return new DeviceRule(
        device.proofing().orElse(Set.of()),
        device.witness(),
        new AuthenticatorRequirements(
            device.userVerification(),
            device.discoverable(),
            device.attachment(),
            device.backupEligible(),
            device.attestation(),
            sorted(device.models()),
            sorted(device.refusedModels())));
  }

  private static @Nullable List<UUID> sorted(Optional<Set<UUID>> models) {
    return models.map(some -> some.stream().sorted().toList()).orElse(null);
  }
}
