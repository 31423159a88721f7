package dev.firstkey.enrollmentgateway.webauthn;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Somebody who makes authenticators and vouches for them. None of these chains comes from a device
/// that can be bought.
final class Maker {
  private static final X500Name NAME = new X500Name("C=AA,O=Example Maker,CN=Example Root");

  private final KeyPair keys = keys();
  private final X509Certificate root;

  Maker() {
    this(Instant.now().plusSeconds(3600));
  }

  /// Whose own certificate is good until then.
  Maker(Instant until) {
    root = signed(NAME, keys.getPublic(), keys, true, until);
  }

  X509Certificate root() {
    return root;
  }

  static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// An extension of a certificate.
  record Extra(String oid, boolean critical, ASN1Encodable value) {}

  /// A certificate for that key, with DER of its own.
  byte[] certifies(String subject, PublicKey key, Extra... extras) {
    try {
      return signed(
              new X500Name(subject), key, keys, false, Instant.now().plusSeconds(3600), extras)
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate signed(
      X500Name subject, PublicKey key, KeyPair by, boolean isRoot, Instant until, Extra... extras) {
    Instant now = Instant.now();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            NAME,
            BigInteger.valueOf(now.toEpochMilli()),
            Date.from(now.minusSeconds(3600)),
            Date.from(until),
            subject,
            key);
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isRoot));
      for (Extra extra : extras) {
        builder.addExtension(
            new ASN1ObjectIdentifier(extra.oid()), extra.critical(), extra.value());
      }
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
