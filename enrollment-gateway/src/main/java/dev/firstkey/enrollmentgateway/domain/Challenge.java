package dev.firstkey.enrollmentgateway.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;

/// A WebAuthn challenge: 32 random bytes that one response may carry until an instant.
public record Challenge(byte[] bytes, Instant validUntil) {

  /// Its length, twice what the specification asks for (WebAuthn L3 §13.4.3).
  public static final int LENGTH = 32;

  /// Whether the client data carries it. Takes the same time for every answer.
  public boolean isCarriedBy(String base64url) {
    return MessageDigest.isEqual(
        text().getBytes(StandardCharsets.US_ASCII), base64url.getBytes(StandardCharsets.UTF_8));
  }

  /// As it stands in the options.
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
