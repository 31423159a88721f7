package dev.firstkey.enrollmentgateway.webauthn;

import static dev.firstkey.enrollmentgateway.webauthn.Cbor.join;

import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import dev.firstkey.enrollmentgateway.webauthn.Maker.Extra;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/// How each format attests (WebAuthn L3 §8), as its maker would do it, and with one thing wrong.
enum Attested {
  PACKED("packed") {
    @Override
    Map<String, Object> statement(Device device, Maker maker, Device about) {
      return packed(about, maker, model(device));
    }
  },

  FIDO_U2F("fido-u2f") {
    @Override
    Map<String, Object> statement(Device device, Maker maker, Device about) {
      KeyPair attester = Maker.keys();
      byte[] leaf = maker.certifies("CN=Example U2F", attester.getPublic());
      byte[] point = join(new byte[] {4}, about.x(), about.y());
      byte[] signed =
          join(new byte[1], about.rpIdHash(), about.clientDataHash(), about.credentialId(), point);
      Map<String, Object> statement = new LinkedHashMap<>();
      statement.put("x5c", List.of(leaf));
      statement.put("sig", Device.sign(attester.getPrivate(), signed));
      return statement;
    }
  },

  APPLE("apple") {
    @Override
    Map<String, Object> statement(Device device, Maker maker, Device about) {
      var nonce = new DEROctetString(Device.sha256(about.toBeSigned()));
      byte[] leaf =
          maker.certifies(
              "CN=Example Credential",
              device.keys().getPublic(),
              new Extra(
                  "1.2.840.113635.100.8.2",
                  false,
                  new DERSequence(new DERTaggedObject(true, 1, nonce))));
      return Map.of("x5c", List.of(leaf));
    }
  },

  ANDROID_KEY("android-key") {
    @Override
    Map<String, Object> statement(Device device, Maker maker, Device about) {
      byte[] leaf =
          maker.certifies(
              "CN=Android Keystore Key",
              device.keys().getPublic(),
              new Extra("1.3.6.1.4.1.11129.2.1.17", false, description(about.clientDataHash())));
      return signed(Device.sign(device.keys().getPrivate(), device.toBeSigned()), leaf);
    }
  },

  TPM("tpm") {
    @Override
    Map<String, Object> statement(Device device, Maker maker, Device about) {
      KeyPair attester = Maker.keys();
      byte[] leaf = maker.certifies("", attester.getPublic(), tpmNames(), attestationKey());
      byte[] certified = certified(about, publicArea(about));
      Map<String, Object> statement = new LinkedHashMap<>();
      statement.put("ver", "2.0");
      statement.put("alg", -7);
      statement.put("x5c", List.of(leaf));
      statement.put("sig", Device.sign(attester.getPrivate(), certified));
      statement.put("certInfo", certified);
      statement.put("pubArea", publicArea(device));
      return statement;
    }
  };

  private final String format;

  Attested(String format) {
    this.format = format;
  }

  /// @param about whom the statement is about; another device in a lie
  abstract Map<String, Object> statement(Device device, Maker maker, Device about);

  RegistrationResponse by(Device device, Maker maker) {
    return device.responds(format, statement(device, maker, device));
  }

  /// A statement that the maker made about another registration.
  RegistrationResponse aboutAnother(Device device, Maker maker, Device other) {
    return device.responds(format, statement(device, maker, other));
  }

  /// By a maker who names no model, or this one.
  static Map<String, Object> packed(Device about, Maker maker, Extra... model) {
    KeyPair attester = Maker.keys();
    byte[] leaf =
        maker.certifies(
            "C=AA,O=Example Maker,OU=Authenticator Attestation,CN=Example Model",
            attester.getPublic(),
            model);
    return signed(Device.sign(attester.getPrivate(), about.toBeSigned()), leaf);
  }

  /// id-fido-gen-ce-aaguid (WebAuthn L3 §8.2.1).
  private static Extra model(Device device) {
    return new Extra("1.3.6.1.4.1.45724.1.1.4", false, new DEROctetString(bytes(device.model())));
  }

  private static Map<String, Object> signed(byte[] signature, byte[] leaf) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("alg", -7);
    statement.put("sig", signature);
    statement.put("x5c", List.of(leaf));
    return statement;
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  // KeyDescription of Android's key attestation: made in the keystore, to sign.
  private static DERSequence description(byte[] challenge) {
    var hardware = new ASN1EncodableVector();
    hardware.add(new DERTaggedObject(true, 1, new DERSet(new ASN1Integer(2))));
    hardware.add(new DERTaggedObject(true, 702, new ASN1Integer(0)));
    var all = new ASN1EncodableVector();
    all.add(new ASN1Integer(3));
    all.add(new ASN1Enumerated(1));
    all.add(new ASN1Integer(4));
    all.add(new ASN1Enumerated(1));
    all.add(new DEROctetString(challenge));
    all.add(new DEROctetString(new byte[0]));
    all.add(new DERSequence());
    all.add(new DERSequence(hardware));
    return new DERSequence(all);
  }

  // TCG EK credential profile §3.2.9: maker, model and version of the TPM.
  private static Extra tpmNames() {
    var tpm = new X500Name("2.23.133.2.3=id:13+2.23.133.2.2=Example+2.23.133.2.1=id:FFFFF1D0");
    return new Extra(
        "2.5.29.17", true, new GeneralNames(new GeneralName(GeneralName.directoryName, tpm)));
  }

  private static Extra attestationKey() {
    var purpose =
        KeyPurposeId.getInstance(new org.bouncycastle.asn1.ASN1ObjectIdentifier("2.23.133.8.3"));
    return new Extra("2.5.29.37", false, new ExtendedKeyUsage(purpose));
  }

  // TPMT_PUBLIC of an ECC key on P-256.
  private static byte[] publicArea(Device device) {
    return join(
        HexFormat.of().parseHex("0023000b00060472" + "0000" + "00100010" + "00030010"),
        sized(device.x()),
        sized(device.y()));
  }

  // TPMS_ATTEST of TPM2_Certify.
  private static byte[] certified(Device about, byte[] publicArea) {
    byte[] name = join(new byte[] {0, 0x0b}, Device.sha256(publicArea));
    return join(
        HexFormat.of().parseHex("ff5443478017"),
        sized(name),
        sized(Device.sha256(about.toBeSigned())),
        new byte[17],
        new byte[8],
        sized(name),
        sized(name));
  }

  private static byte[] sized(byte[] bytes) {
    return join(ByteBuffer.allocate(2).putShort((short) bytes.length).array(), bytes);
  }
}
