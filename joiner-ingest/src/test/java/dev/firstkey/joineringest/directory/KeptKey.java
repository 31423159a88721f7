package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.domain.Passkey;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// The key pair of a passkey whose private half a virtual device can be given.
record KeptKey(byte[] id, KeyPair pair) {

  static KeptKey made() {
    try {
      var keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec("secp256r1"));
      byte[] id = new byte[16];
      new SecureRandom().nextBytes(id);
      return new KeptKey(id, keys.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  String credentialId() {
    return base64url(id);
  }

  /// As an enrollment would have stored it.
  Passkey passkey(String accountId) {
    return new Passkey(
        UUID.randomUUID(),
        accountId,
        credentialId(),
        base64url(cose()),
        new UUID(0, 0),
        0,
        List.of("internal"));
  }

  /// RFC 9053 §7.1: an ES256 key.
  private byte[] cose() {
    var point = ((ECPublicKey) pair.getPublic()).getW();
    return ByteBuffer.allocate(77)
        .put(HexFormat.of().parseHex("a5010203262001215820"))
        .put(coordinate(point.getAffineX()))
        .put(HexFormat.of().parseHex("225820"))
        .put(coordinate(point.getAffineY()))
        .array();
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return fixed;
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
