package dev.firstkey.enrollmentgateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.enrollmentgateway.GatewayConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One file, two keys, and a change of it that no device notices.
class GatewayKeysTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @TempDir Path folder;
  private Path file;
  private GatewayConfig config;
  private GatewayKeys keys;
  private NonceMint mint;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("nonce.key");
    write(1);
    config =
        new SmallRyeConfigBuilder()
            .withMapping(GatewayConfig.class)
            .withDefaultValue("firstkey.gateway.nonce-key-file", file.toString())
            .build()
            .getConfigMapping(GatewayConfig.class);
    keys = new GatewayKeys(config);
    mint = new NonceMint(keys, config, CLOCK);
  }

  @Test
  void aNonceOutlivesOneChangeOfTheKeyAndNoSecond() throws IOException {
    String nonce = mint.mint();
    change(2);
    assertThat(mint.takes(nonce)).isTrue();
    assertThat(mint.takes(mint.mint())).isTrue();
    keys.read();
    assertThat(mint.takes(nonce)).as("read again, unchanged").isTrue();
    change(3);
    assertThat(mint.takes(nonce)).isFalse();
  }

  @Test
  void aChangedKeyIsTheOneThatMakesNonces() throws IOException {
    change(2);
    NonceMint replica = new NonceMint(new GatewayKeys(config), config, CLOCK);
    assertThat(replica.takes(mint.mint())).isTrue();
  }

  @Test
  void aKeyThatCannotBeReadStays() throws IOException {
    String nonce = mint.mint();
    Files.write(file, new byte[3]);
    keys.read();
    assertThat(mint.takes(nonce)).isTrue();
    assertThat(mint.takes(mint.mint())).isTrue();
  }

  @Test
  void anAddressHasOnePseudonymUnderOneKey() throws IOException {
    var network = new NetworkPseudonym(keys);
    byte[] home = {10, 0, 0, 1};
    String pseudonym = network.of(home);
    assertThat(pseudonym).matches("[A-Za-z0-9_-]{22}").isEqualTo(network.of(home.clone()));
    assertThat(network.of(new byte[] {10, 0, 0, 2})).isNotEqualTo(pseudonym);
    change(2);
    assertThat(network.of(home)).isNotEqualTo(pseudonym);
  }

  @Test
  void aHouseholdIsOneNetwork() {
    byte[] one = new byte[16];
    byte[] other = new byte[16];
    other[15] = 1;
    assertThat(NetworkPseudonym.site(one)).isEqualTo(NetworkPseudonym.site(other));
    other[7] = 1;
    assertThat(NetworkPseudonym.site(one)).isNotEqualTo(NetworkPseudonym.site(other));
    assertThat(NetworkPseudonym.site(new byte[] {10, 0, 0, 1})).hasSize(4);
  }

  private void change(int fill) throws IOException {
    write(fill);
    keys.read();
  }

  private void write(int fill) throws IOException {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    Files.write(file, key);
  }
}
