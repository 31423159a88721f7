package dev.firstkey.newhire;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;

/// The CBOR around a registration's authenticator data (WebAuthn §6.5.4).
final class AttestationObject {

  private AttestationObject() {}

  static byte[] of(Traits traits, byte[] authenticatorData, byte[] clientDataHash, KeyPair keys) {
    var bytes = new ByteArrayOutputStream();
    try (CBORGenerator cbor = new CBORFactory().createGenerator(bytes)) {
      cbor.writeStartObject(null, 3);
      switch (traits.attestation()) {
        case NONE -> none(cbor);
        case PACKED_SELF ->
            packed(
                cbor,
                traits.key().alg(),
                traits.key().sign(keys.getPrivate(), authenticatorData, clientDataHash));
      }
      cbor.writeFieldName("authData");
      cbor.writeBinary(authenticatorData);
      cbor.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void none(CBORGenerator cbor) throws IOException {
    cbor.writeStringField("fmt", "none");
    cbor.writeFieldName("attStmt");
    cbor.writeStartObject(null, 0);
    cbor.writeEndObject();
  }

  private static void packed(CBORGenerator cbor, long alg, byte[] signature) throws IOException {
    cbor.writeStringField("fmt", "packed");
    cbor.writeFieldName("attStmt");
    cbor.writeStartObject(null, 2);
    cbor.writeNumberField("alg", alg);
    cbor.writeFieldName("sig");
    cbor.writeBinary(signature);
    cbor.writeEndObject();
  }
}
