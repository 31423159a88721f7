package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// Makes and takes DPoP nonces (RFC 9449 §8): an instant and chance under an HMAC-SHA-256, so that
/// every replica with the key takes every other's and nothing is stored.
@ApplicationScoped
class NonceMint {
  private static final int STAMP = 16;
  private static final int SIZE = STAMP + 32;

  private final GatewayKeys keys;
  private final Duration life;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  NonceMint(GatewayKeys keys, GatewayConfig config, Clock clock) {
    this.keys = keys;
    this.life = config.nonceLife();
    this.clock = clock;
  }

  String mint() {
    byte[] stamp =
        ByteBuffer.allocate(STAMP).putLong(clock.millis()).putLong(random.nextLong()).array();
    byte[] nonce = ByteBuffer.allocate(SIZE).put(stamp).put(keys.nonceMac(stamp)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }

  boolean takes(String nonce) {
    byte[] bytes = decode(nonce);
    if (bytes.length != SIZE) {
      return false;
    }
    byte[] stamp = Arrays.copyOf(bytes, STAMP);
    return keys.isNonceMac(stamp, Arrays.copyOfRange(bytes, STAMP, SIZE))
        && isFresh(Instant.ofEpochMilli(ByteBuffer.wrap(stamp).getLong()));
  }

  private boolean isFresh(Instant minted) {
    Instant now = clock.instant();
    return now.isBefore(minted.plus(life)) && minted.isBefore(now.plus(life));
  }

  private static byte[] decode(String nonce) {
    try {
      return Base64.getUrlDecoder().decode(nonce.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }
}
