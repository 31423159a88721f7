package dev.firstkey.enrollmentgateway.domain;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
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
  private static final int SHORTEST_RSA = 2048;
  private static final int LONGEST_RSA = 4096;
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

  /// The COSE number of a key that is offered and whole: ES256 on P-256 (RFC 9053 §2.1, §7.1.1), or
  /// RS256 (RFC 8812 §2, RFC 8230 §4).
  OptionalLong algorithm() {
    if (isOf(2, CeremonyGuard.ES256) && Long.valueOf(1).equals(key.get(-1L))) {
      return OptionalLong.of(CeremonyGuard.ES256);
    }
    return isOf(3, CeremonyGuard.RS256) && isStrong()
        ? OptionalLong.of(CeremonyGuard.RS256)
        : OptionalLong.empty();
  }

  private boolean isOf(long type, long algorithm) {
    return Long.valueOf(type).equals(key.get(1L)) && Long.valueOf(algorithm).equals(key.get(3L));
  }

  // NIST SP 800-131A: 2048 bits at least; an exponent that is odd and not 1.
  private boolean isStrong() {
    return key.get(-1L) instanceof byte[] modulus
        && key.get(-2L) instanceof byte[] exponent
        && new BigInteger(1, modulus).bitLength() >= SHORTEST_RSA
        && new BigInteger(1, modulus).bitLength() <= LONGEST_RSA
        && exponent.length <= 4
        && new BigInteger(1, exponent).testBit(0)
        && new BigInteger(1, exponent).bitLength() > 1;
  }
}
