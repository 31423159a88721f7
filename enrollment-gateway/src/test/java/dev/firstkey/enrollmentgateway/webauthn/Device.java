package dev.firstkey.enrollmentgateway.webauthn;

import static dev.firstkey.enrollmentgateway.webauthn.Cbor.join;

import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse.ClientData;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An authenticator in the middle of a registration: what it is about to attest.
record Device(KeyPair keys, UUID model, byte[] credentialId, byte[] clientData, int flags) {
  static final String ORIGIN = "http://localhost:18082";
  static final String RP_ID = "localhost";

  /// Present, verified, with a credential.
  static final int VERIFIED = 0x45;

  /// The same without a word about the user, as U2F does it.
  static final int PRESENT = 0x41;

  static Device of(UUID model, String challenge) {
    return of(model, challenge, VERIFIED);
  }

  static Device of(UUID model, String challenge, int flags) {
    String client =
        "{\"type\":\"webauthn.create\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
            .formatted(challenge, ORIGIN);
    return new Device(
        Maker.keys(), model, new byte[32], client.getBytes(StandardCharsets.US_ASCII), flags);
  }

  byte[] clientDataHash() {
    return sha256(clientData);
  }

  byte[] rpIdHash() {
    return sha256(RP_ID.getBytes(StandardCharsets.US_ASCII));
  }

  /// What packed, android-key, apple and tpm attest (WebAuthn L3 §8).
  byte[] toBeSigned() {
    return join(authenticatorData(), clientDataHash());
  }

  byte[] authenticatorData() {
    byte[] aaguid =
        ByteBuffer.allocate(16)
            .putLong(model.getMostSignificantBits())
            .putLong(model.getLeastSignificantBits())
            .array();
    byte[] head = ByteBuffer.allocate(5).put((byte) flags).putInt(0).array();
    byte[] length = ByteBuffer.allocate(2).putShort((short) credentialId.length).array();
    return join(rpIdHash(), head, aaguid, length, credentialId, coseKey());
  }

  private byte[] coseKey() {
    Map<Object, Object> key = new LinkedHashMap<>();
    key.put(1, 2);
    key.put(3, -7);
    key.put(-1, 1);
    key.put(-2, x());
    key.put(-3, y());
    return Cbor.of(key);
  }

  byte[] x() {
    return coordinate(((ECPublicKey) keys.getPublic()).getW().getAffineX());
  }

  byte[] y() {
    return coordinate(((ECPublicKey) keys.getPublic()).getW().getAffineY());
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] wide = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, wide, 32 - length, length);
    return wide;
  }

  RegistrationResponse responds(String format, Map<String, Object> statement) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("fmt", format);
    object.put("attStmt", statement);
    object.put("authData", authenticatorData());
    String challenge = new String(clientData, StandardCharsets.US_ASCII).split("\"")[7];
    return new RegistrationResponse(
        credentialId,
        clientData,
        new ClientData("webauthn.create", challenge, ORIGIN, false, null),
        Cbor.of(object),
        List.of("usb"),
        "cross-platform");
  }

  static byte[] sign(PrivateKey key, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
