package dev.firstkey.joineringest.directory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Where a directory of the tests is.
record TestConfig(
    Kind kind,
    String url,
    Optional<String> tokenUrl,
    Optional<Path> tokenFile,
    Optional<String> clientSecret,
    boolean entitlements,
    boolean secondPasskey,
    boolean listing)
    implements DirectoryConfig {

  static TestConfig keycloak(String url, String secret) {
    return new TestConfig(
        Kind.KEYCLOAK,
        url,
        Optional.empty(),
        Optional.empty(),
        Optional.of(secret),
        false,
        false,
        true);
  }

  static TestConfig scim(String url, String tokenUrl, String secret) {
    return new TestConfig(
        Kind.SCIM,
        url,
        Optional.of(tokenUrl),
        Optional.empty(),
        Optional.of(secret),
        true,
        false,
        true);
  }

  TestConfig withTokenFile(Path file) {
    return new TestConfig(
        kind, url, Optional.empty(), Optional.of(file), Optional.empty(), true, false, true);
  }

  TestConfig withSecret(String secret) {
    return new TestConfig(
        kind, url, tokenUrl, tokenFile, Optional.of(secret), entitlements, secondPasskey, true);
  }

  TestConfig withoutEntitlements() {
    return new TestConfig(kind, url, tokenUrl, tokenFile, clientSecret, false, false, false);
  }

  TestConfig withSecondPasskey(boolean allowed) {
    return new TestConfig(
        kind, url, tokenUrl, tokenFile, clientSecret, entitlements, allowed, true);
  }

  @Override
  public Optional<Boolean> lookForUnknown() {
    return Optional.of(listing);
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public String realm() {
    return "firstkey";
  }

  @Override
  public String clientId() {
    return "joiner-ingest";
  }

  @Override
  public Optional<Path> clientSecretFile() {
    return Optional.empty();
  }

  @Override
  public Map<String, String> bundles() {
    return Map.of(
        "warehouse",
        "/staff/warehouse",
        "payments-admin",
        "/staff/payments admin",
        "gone",
        "/staff/gone");
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(15);
  }
}
