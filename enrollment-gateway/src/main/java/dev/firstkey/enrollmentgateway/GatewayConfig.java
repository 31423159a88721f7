package dev.firstkey.enrollmentgateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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

  /// Where people sign in and may add a second authenticator, shown once their first is ready: for
  /// a directory with which the page cannot speak itself. Without it, and without an issuer to sign
  /// in at, the page shows no way there.
  Optional<URI> signInUrl();

  /// The sign-in that people try on the page itself.
  SignIn signIn();

  /// OpenID Connect at the directory.
  interface SignIn {

    /// The issuer. Without one nothing is tried here.
    Optional<String> issuer();

    /// The public client of the page.
    @WithDefault("firstkey-door")
    String client();

    /// The directory's own action (`kc_action`) by which people who have signed in add a second
    /// passkey. Without one the page does not offer it.
    Optional<String> secondPasskey();
  }

  /// 32 random bytes from which the keys for nonces and network pseudonyms are made; the same file
  /// for every replica.
  @WithDefault("state/gateway/nonce.key")
  Path nonceKeyFile();

  /// How often it is looked at, in case it has changed.
  @WithDefault("PT10S")
  Duration keyEvery();

  /// Whether a missing key file is made at the start. Off where there is more than one replica.
  @WithDefault("true")
  boolean createNonceKey();

  /// For each attestation format a PEM file with the certificates of those who vouch for
  /// authenticators in it. Without one nobody is trusted, and a statement with certificates is
  /// refused. Who vouches for phones says nothing of security keys.
  Map<String, Path> trustAnchors();

  /// Whether ES256 may be verified by a native library where there is one for this machine.
  @WithDefault("true")
  boolean fastSignatures();

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

  /// What is limited.
  Limits limits();

  /// Limits over all replicas. They are there against floods, not against people: a whole company's
  /// first day comes from one network address.
  interface Limits {

    /// How many transactions one device key may open in a window.
    @WithDefault("20")
    int opensPerKey();

    /// How many transactions may be opened from one network address (IPv6: one /64) in a window.
    @WithDefault("6000")
    int opensPerNetwork();

    /// How many transactions may be opened in a window, before networks that have opened many have
    /// to wait.
    @WithDefault("12000")
    int opens();

    /// How many transactions a network may open in a window although all together have opened too
    /// many.
    @WithDefault("60")
    int opensOfQuietNetwork();

    /// How many openings one replica works on at the same moment, and half as many calls by keys
    /// that it has seen no visit of. Together fewer than its connections to the database, so that
    /// who has a transaction never waits behind those who have none.
    @WithDefault("8")
    int opensAtOnce();

    /// How many of these may come from one network.
    @WithDefault("4")
    int opensAtOnceOfNetwork();

    /// The window of these.
    @WithDefault("PT1M")
    Duration opensWithin();

    /// How many wrong check codes one registrar may type in a window.
    @WithDefault("30")
    int wrongCodes();

    /// The window for wrong check codes.
    @WithDefault("PT10M")
    Duration wrongCodesWithin();
  }

  /// How long a caller waits for the database at most.
  @WithDefault("PT8S")
  Duration answerWithin();

  /// How many refusals of a confirmed device are said one by one; the rest is counted.
  @WithDefault("10")
  int refusalsSaid();

  /// How often attempts by strangers are said.
  @WithDefault("PT60S")
  Duration reportEvery();
}
