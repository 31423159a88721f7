package dev.firstkey.newhire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The bytes that an authenticator signs (WebAuthn §6.1).
final class AuthenticatorData {

  private static final int ATTESTED = 0x40;

  private AuthenticatorData() {}

  /// For an assertion: RP ID hash, flags, counter.
  static byte[] of(String rpId, int flags, long counter) {
    return ByteBuffer.allocate(37)
        .put(P256.sha256(rpId.getBytes(StandardCharsets.UTF_8)))
        .put((byte) flags)
        .putInt((int) counter)
        .array();
  }

  /// For a registration: the same with the new credential behind it (§6.5.1).
  static byte[] attested(
      String rpId, int flags, long counter, UUID aaguid, byte[] credentialId, byte[] publicKey) {
    return ByteBuffer.allocate(37 + 16 + 2 + credentialId.length + publicKey.length)
        .put(of(rpId, flags | ATTESTED, counter))
        .putLong(aaguid.getMostSignificantBits())
        .putLong(aaguid.getLeastSignificantBits())
        .putShort((short) credentialId.length)
        .put(credentialId)
        .put(publicKey)
        .array();
  }
}
