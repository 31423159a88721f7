package dev.firstkey.newhire;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;

/// An EC2 public key in COSE (RFC 9053 §7.1.1), canonical CBOR as CTAP2 wants it.
///
/// @param alg COSE algorithm number; -7 (ES256) unless a test says otherwise
record CoseKey(byte[] x, byte[] y, long alg) {

  static final long ES256 = -7;

  static CoseKey of(KeyPair keys, long alg) {
    return new CoseKey(P256.x(keys), P256.y(keys), alg);
  }

  byte[] cbor() {
    var bytes = new ByteArrayOutputStream();
    try (CBORGenerator cbor = new CBORFactory().createGenerator(bytes)) {
      cbor.writeStartObject(this, 5);
      number(cbor, 1, 2);
      number(cbor, 3, alg);
      number(cbor, -1, 1);
      cbor.writeFieldId(-2);
      cbor.writeBinary(x);
      cbor.writeFieldId(-3);
      cbor.writeBinary(y);
      cbor.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void number(CBORGenerator cbor, long label, long value) throws IOException {
    cbor.writeFieldId(label);
    cbor.writeNumber(value);
  }
}
