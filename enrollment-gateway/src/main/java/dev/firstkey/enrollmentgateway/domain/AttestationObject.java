package dev.firstkey.enrollmentgateway.domain;

import java.util.Map;

/// What stands around authenticator data (WebAuthn L3 §6.5.4).
record AttestationObject(String format, Map<?, ?> statement, AuthenticatorData data) {

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
