package dev.firstkey.enrollmentgateway.domain;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/// Authenticator data with attested credential data (WebAuthn L3 §6.1), to the last byte.
record AuthenticatorData(
    byte[] rpIdHash,
    int flags,
    long signCount,
    UUID aaguid,
    byte[] credentialId,
    byte[] publicKey,
    Map<?, ?> key) {
  private static final int HEAD = 37;
  private static final int ATTESTED_HEAD = HEAD + 16 + 2;
  private static final int UP = 0x01;
  private static final int UV = 0x04;
  private static final int BE = 0x08;
  private static final int BS = 0x10;
  private static final int AT = 0x40;
  private static final int ED = 0x80;

  /// @throws CborReader.Malformed where the bytes are not that
  static AuthenticatorData read(byte[] bytes) {
    if (bytes.length < ATTESTED_HEAD || (bytes[32] & AT) == 0) {
      throw new CborReader.Malformed();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 33, bytes.length - 33);
    long signCount = buffer.getInt() & 0xffffffffL;
    UUID aaguid = new UUID(buffer.getLong(), buffer.getLong());
    int end = ATTESTED_HEAD + (buffer.getShort() & 0xffff);
    if (end > bytes.length) {
      throw new CborReader.Malformed();
    }
    CborReader cbor = new CborReader(bytes, end);
    Map<?, ?> key = cbor.map();
    byte[] publicKey = Arrays.copyOfRange(bytes, end, cbor.position());
    readToTheEnd(cbor, (bytes[32] & ED) != 0);
    return new AuthenticatorData(
        Arrays.copyOf(bytes, 32),
        bytes[32] & 255,
        signCount,
        aaguid,
        Arrays.copyOfRange(bytes, ATTESTED_HEAD, end),
        publicKey,
        key);
  }

  private static void readToTheEnd(CborReader cbor, boolean extensions) {
    if (extensions) {
      cbor.map();
    }
    if (!cbor.atEnd()) {
      throw new CborReader.Malformed();
    }
  }

  boolean userPresent() {
    return (flags & UP) != 0;
  }

  boolean userVerified() {
    return (flags & UV) != 0;
  }

  boolean backupEligible() {
    return (flags & BE) != 0;
  }

  boolean backedUp() {
    return (flags & BS) != 0;
  }

  /// An ES256 key on P-256 (RFC 9053 §2.1, §7.1.1).
  boolean isEs256() {
    return Long.valueOf(2).equals(key.get(1L))
        && Long.valueOf(CeremonyGuard.ES256).equals(key.get(3L))
        && Long.valueOf(1).equals(key.get(-1L));
  }
}
