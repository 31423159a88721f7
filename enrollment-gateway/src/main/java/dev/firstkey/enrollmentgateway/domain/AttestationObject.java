package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.AttestationTrust;
import java.util.Map;
import java.util.Set;

/// What stands around authenticator data (WebAuthn L3 §6.5.4).
record AttestationObject(String format, Map<?, ?> statement, AuthenticatorData data) {

  /// The formats that are verified (WebAuthn L3 §8), by their exact names. `android-safetynet` is
  /// withdrawn by its maker, and nothing makes `compound` yet.
  private static final Set<String> FORMATS =
      Set.of("none", "packed", "tpm", "android-key", "apple", "fido-u2f");

  boolean isSupported() {
    return FORMATS.contains(format);
  }

  /// Whether its signature is over the flags. A U2F key has none: who holds the response writes
  /// them.
  boolean signsFlags() {
    return !format.equals("fido-u2f");
  }

  /// What it proves once it is verified: with certificates (`x5c`), as much as these do.
  AttestationTrust trust() {
    if (format.equals("none")) {
      return AttestationTrust.NONE;
    }
    return statement.containsKey("x5c") ? AttestationTrust.CHAIN : AttestationTrust.SELF;
  }

  /// @throws CborReader.Malformed where the bytes are not that, or more than that
  static AttestationObject read(byte[] bytes) {
    CborReader cbor = new CborReader(bytes, 0);
    Map<?, ?> members = cbor.map();
    if (cbor.atEnd()
        && members.size() == 3
        && members.get("fmt") instanceof String format
        && members.get("attStmt") instanceof Map<?, ?> statement
        && members.get("authData") instanceof byte[] data) {
      return new AttestationObject(format, statement, AuthenticatorData.read(data));
    }
    throw new CborReader.Malformed();
  }
}
