package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.GatewayConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/// The keys that are made from the one key file. Another file in its place is read within seconds;
/// nonces under the key before it are taken until the next change, so that replicas need not change
/// at the same moment.
@Startup
@ApplicationScoped
class GatewayKeys {
  private static final Logger LOG = Logger.getLogger(GatewayKeys.class);
  private static final String ALGORITHM = "HmacSHA256";

  private final GatewayConfig config;
  private volatile Keys keys;

  GatewayKeys(GatewayConfig config) {
    this.config = config;
    byte[] file = NonceKeyFile.read(config);
    this.keys = new Keys(file, file);
  }

  private record Keys(byte[] now, byte[] before) {}

  @Scheduled(every = "${firstkey.gateway.key-every:10s}")
  void read() {
    try {
      byte[] file = NonceKeyFile.read(config);
      if (!MessageDigest.isEqual(file, keys.now())) {
        keys = new Keys(file, keys.now());
        LOG.info("the nonce key has changed");
      }
    } catch (IllegalStateException e) {
      LOG.warnf("the nonce key stays as it is: %s", e.getMessage());
    }
  }

  byte[] nonceMac(byte[] stamp) {
    return mac(keys.now(), stamp);
  }

  /// Whether it is the MAC under the key, or the one before.
  boolean isNonceMac(byte[] stamp, byte[] mac) {
    Keys both = keys;
    return Stream.of(both.now(), both.before())
        .anyMatch(key -> MessageDigest.isEqual(mac(key, stamp), mac));
  }

  /// Under a key of its own, so that a pseudonym says nothing about a nonce.
  byte[] networkMac(byte[] address) {
    byte[] label = "firstkey network pseudonym".getBytes(StandardCharsets.US_ASCII);
    return mac(mac(keys.now(), label), address);
  }

  private static byte[] mac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
