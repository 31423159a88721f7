package dev.firstkey.enrollmentgateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/// What an installation decides about the gateway.
@ConfigMapping(prefix = "firstkey.gateway")
public interface GatewayConfig {

  /// Scheme, host and port under which the page is reached. Never taken from a request.
  @WithDefault("http://localhost:18082")
  String origin();

  /// The WebAuthn RP ID, shared with the directory.
  @WithDefault("localhost")
  String rpId();

  /// What the person reads as the name of the relying party.
  @WithDefault("Firstkey")
  String rpName();

  /// 32 random bytes under which nonces are made; the same file for every replica.
  @WithDefault("state/gateway/nonce.key")
  Path nonceKeyFile();

  /// Whether a missing key file is made at the start. Off where there is more than one replica.
  @WithDefault("true")
  boolean createNonceKey();

  /// How long a transaction may wait.
  @WithDefault("PT60M")
  Duration transactionLife();

  /// How long a check code is shown.
  @WithDefault("PT5M")
  Duration checkCodeLife();

  /// How long a challenge may be answered.
  @WithDefault("PT5M")
  Duration challengeLife();

  /// How long a nonce is taken.
  @WithDefault("PT5M")
  Duration nonceLife();

  /// How far the clock of a device may be off.
  @WithDefault("PT60S")
  Duration proofSkew();

  /// How many wrong responses by the bound key end a pass.
  @WithDefault("5")
  int failuresAllowed();

  /// Nothing is redeemed where the newest heartbeat of the worker's partition is older. Longer than
  /// a consumer group needs to recover.
  @WithDefault("PT10S")
  Duration blindAfter();

  /// How often attempts by strangers are said.
  @WithDefault("PT60S")
  Duration reportEvery();
}
