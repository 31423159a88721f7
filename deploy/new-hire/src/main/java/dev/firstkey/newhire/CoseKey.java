package dev.firstkey.newhire;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;

/// A public key in COSE, canonical CBOR as CTAP2 wants it: EC2 on P-256 (RFC 9053 §7.1.1) or RSA
/// (RFC 8230 §4).
///
/// @param alg COSE algorithm number; the kind's own unless a test says otherwise
record CoseKey(KeyKind kind, KeyPair keys, long alg) {

  byte[] cbor() {
    var bytes = new ByteArrayOutputStream();
    try (CBORGenerator cbor = new CBORFactory().createGenerator(bytes)) {
      switch (kind) {
        case ES256 -> writeEc(cbor);
        case RS256 -> write(cbor, (RSAPublicKey) keys.getPublic());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private void writeEc(CBORGenerator cbor) throws IOException {
    cbor.writeStartObject(this, 5);
    number(cbor, 1, 2);
    number(cbor, 3, alg);
    number(cbor, -1, 1);
    binary(cbor, -2, P256.x(keys));
    binary(cbor, -3, P256.y(keys));
    cbor.writeEndObject();
  }

  private void write(CBORGenerator cbor, RSAPublicKey key) throws IOException {
    cbor.writeStartObject(this, 4);
    number(cbor, 1, 3);
    number(cbor, 3, alg);
    binary(cbor, -1, unsigned(key.getModulus()));
    binary(cbor, -2, unsigned(key.getPublicExponent()));
    cbor.writeEndObject();
  }

  private static byte[] unsigned(BigInteger number) {
    var bytes = number.toByteArray();
    return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static void binary(CBORGenerator cbor, long label, byte[] value) throws IOException {
    cbor.writeFieldId(label);
    cbor.writeBinary(value);
  }

  private static void number(CBORGenerator cbor, long label, long value) throws IOException {
    cbor.writeFieldId(label);
    cbor.writeNumber(value);
  }
}
