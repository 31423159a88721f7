package dev.firstkey.passissuer;

import static dev.firstkey.contracts.DeviceContext.BYOD;
import static dev.firstkey.contracts.DeviceContext.KIOSK;
import static dev.firstkey.contracts.DeviceContext.MANAGED;
import static dev.firstkey.contracts.DeviceContext.OFFLINE;
import static dev.firstkey.contracts.DeviceContext.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.passissuer.domain.DeviceRule;
import dev.firstkey.passissuer.domain.PassPolicy;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyConfigTest {
  private static final UUID MODEL = new UUID(1, 1);
  private static final UUID OTHER = new UUID(1, 2);

  @Test
  void theDefaultsAreThePublishedPolicy() {
    assertThat(policy(Map.of()))
        .isEqualTo(
            new PassPolicy(
                "2026-11",
                14,
                10,
                0,
                Map.of(
                    MANAGED, rule(Attachment.PLATFORM, false, "DEVICE_KEY", "ATTENDED"),
                    BYOD, rule(Attachment.ANY, true, "ATTENDED", "VERIFIED_CLAIMS"),
                    KIOSK, rule(Attachment.CROSS_PLATFORM, false, "ATTENDED"),
                    REMOTE, rule(Attachment.ANY, true, "VERIFIED_CLAIMS"),
                    OFFLINE, rule(Attachment.ANY, false))));
  }

  @Test
  void everyKeyCounts() {
    Map<String, String> all = new HashMap<>();
    all.put("version", "2027-01.b");
    all.put("window-days", "30");
    all.put("pass-minutes", "3");
    all.put("approvals-wanted", "2");
    all.put("witnessed-bundles", "payments-admin,root");
    all.put("devices.byod.proofing", "verified-claims");
    all.put("devices.byod.witness", "true");
    all.put("devices.byod.attachment", "platform");
    all.put("devices.byod.backup-eligible", "false");
    all.put("devices.byod.discoverable", "false");
    all.put("devices.byod.user-verification", "true");
    all.put("devices.byod.attestation", "direct");
    all.put("devices.byod.models", MODEL + "," + OTHER);
    all.put("devices.byod.refused-models", OTHER.toString());

    PassPolicy policy = policy(all);

    assertThat(policy.version()).isEqualTo("2027-01.b");
    assertThat(policy.windowDays()).isEqualTo(30);
    assertThat(policy.passMinutes()).isEqualTo(3);
    assertThat(policy.approvalsWanted()).isEqualTo(2);
    assertThat(policy.witnessedBundles()).containsExactlyInAnyOrder("payments-admin", "root");
    assertThat(policy.rules().get(BYOD))
        .isEqualTo(
            new DeviceRule(
                Set.of(ProofingMethod.VERIFIED_CLAIMS),
                true,
                new AuthenticatorRequirements(
                    true,
                    false,
                    Attachment.PLATFORM,
                    false,
                    AttestationDemand.DIRECT,
                    List.of(MODEL, OTHER),
                    List.of(OTHER))));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          version                          | 'a b'
          version                          | a234567890123456789012345678901234567890123456789012345678901234x
          window-days                      | 0
          window-days                      | 367
          window-days                      | many
          pass-minutes                     | 0
          pass-minutes                     | 11
          pass-minutes                     | -1
          pass-minutes                     | 1.5
          approvals-wanted                 | -1
          approvals-wanted                 | 10
          witnessed-bundles                | 'payments admin'
          devices.byod.proofing            | video
          devices.remote.proofing          | 'verified-claims,video'
          devices.byod.proofing            | a-letter
          devices.offline.proofing         | attended
          devices.byod.attachment          | nfc
          devices.byod.attestation         | indirect
          devices.byod.user-verification   | false
          devices.basement.attachment      | any
          devices.byod.attachement         | any
          """)
  void aServiceWithSuchAPolicyDoesNotStart(String key, String value) {
    assertThatThrownBy(() -> policy(Map.of(key, value))).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aDeviceContextWithNoRuleStopsTheStart() {
    assertThatThrownBy(() -> PolicySource.policy(config(new HashMap<>())))
        .hasMessageContaining("firstkey.policy.devices.managed is missing");
  }

  private static PassPolicy policy(Map<String, String> changes) {
    Map<String, String> properties = defaults();
    changes.forEach((key, value) -> properties.put("firstkey.policy." + key, value));
    return PolicySource.policy(config(properties));
  }

  private static PolicyConfig config(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .withMapping(PolicyConfig.class)
        .build()
        .getConfigMapping(PolicyConfig.class);
  }

  /// The properties of the policy that the service is delivered with.
  private static Map<String, String> defaults() {
    Properties delivered = new Properties();
    try (InputStream in = PolicyConfig.class.getResourceAsStream("/application.properties")) {
      delivered.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> policy = new HashMap<>();
    delivered.stringPropertyNames().stream()
        .filter(name -> name.startsWith("firstkey.policy."))
        .forEach(name -> policy.put(name, delivered.getProperty(name)));
    return policy;
  }

  private static DeviceRule rule(
      Attachment attachment, boolean backupEligible, String... proofing) {
    return new DeviceRule(
        Arrays.stream(proofing).map(ProofingMethod::valueOf).collect(Collectors.toSet()),
        new AuthenticatorRequirements(
            true, true, attachment, backupEligible, AttestationDemand.NONE));
  }
}
