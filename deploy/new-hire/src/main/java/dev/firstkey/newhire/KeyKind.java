package dev.firstkey.newhire;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;

/// The signature algorithms of authenticators, by their COSE numbers.
public enum KeyKind {
  /// ECDSA on P-256 with SHA-256, as most authenticators do it.
  ES256(-7, "SHA256withECDSA"),
  /// RSASSA-PKCS1-v1_5 with SHA-256, as the TPMs of many Windows devices do it.
  RS256(-257, "SHA256withRSA");

  private static final int RSA_BITS = 2048;

  private final long alg;
  private final String signature;

  KeyKind(long alg, String signature) {
    this.alg = alg;
    this.signature = signature;
  }

  /// COSE's number.
  public long alg() {
    return alg;
  }

  KeyPair generate() {
    return switch (this) {
      case ES256 -> P256.generate();
      case RS256 -> rsa();
    };
  }

  byte[] sign(PrivateKey key, byte[]... parts) {
    return P256.sign(signature, key, parts);
  }

  private static KeyPair rsa() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
