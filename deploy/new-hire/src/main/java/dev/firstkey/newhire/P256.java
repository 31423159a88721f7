package dev.firstkey.newhire;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/// Keys, signatures and digests on P-256, the one curve used here.
public final class P256 {

  /// The ASN.1 form of a signature (WebAuthn).
  static final String DER = "SHA256withECDSA";

  /// The two numbers side by side (JOSE).
  static final String JOSE = "SHA256withECDSAinP1363Format";

  private P256() {}

  static KeyPair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static byte[] sign(String form, PrivateKey key, byte[]... parts) {
    try {
      var signature = Signature.getInstance(form);
      signature.initSign(key);
      for (var part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The SHA-256 digest.
  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static byte[] x(KeyPair keys) {
    return coordinate(((ECPublicKey) keys.getPublic()).getW().getAffineX());
  }

  static byte[] y(KeyPair keys) {
    return coordinate(((ECPublicKey) keys.getPublic()).getW().getAffineY());
  }

  static byte[] privateNumber(KeyPair keys) {
    return coordinate(((ECPrivateKey) keys.getPrivate()).getS());
  }

  /// 32 bytes, whatever the number's size and sign byte.
  private static byte[] coordinate(BigInteger number) {
    var all = number.toByteArray();
    var fixed = new byte[32];
    var length = Math.min(all.length, 32);
    System.arraycopy(all, all.length - length, fixed, 32 - length, length);
    return fixed;
  }
}
