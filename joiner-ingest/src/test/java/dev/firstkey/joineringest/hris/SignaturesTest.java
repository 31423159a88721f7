package dev.firstkey.joineringest.hris;

import static dev.firstkey.joineringest.hris.RegisteredSource.producer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.firstkey.contracts.HrRejection;
import dev.firstkey.joineringest.domain.Heard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A source that has to sign is believed with its signature alone (RFC 7515 appendix F).
class SignaturesTest {
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"1","source":"urn:a","type":"dev.firstkey.hris.worker.left.v1",\
      "data":{"workerId":"w-1","episodeId":"e-1","sequence":5}}\
      """;

  @TempDir private Path folder;
  private PublicJsonWebKey ed25519;
  private PublicJsonWebKey p256;
  private PublicJsonWebKey retired;
  private HrisReader reader;

  @BeforeEach
  void register() throws Exception {
    ed25519 = named("one", OkpJwkGenerator.generateJwk("Ed25519"));
    p256 = named("two", EcJwkGenerator.generateJwk(EllipticCurves.P256));
    retired = named("old", OkpJwkGenerator.generateJwk("Ed25519"));
    Path keys = folder.resolve("keys.json");
    Files.writeString(keys, new JsonWebKeySet(ed25519, p256).toJson());
    Sources sources = RegisteredSource.all(Map.of("a", producer("urn:a").signing(keys)));
    reader = new HrisReader(sources, new Signatures(sources));
  }

  private static PublicJsonWebKey named(String name, PublicJsonWebKey key) {
    key.setKeyId(name);
    return key;
  }

  private static JsonWebSignature jws(String algorithm, String keyId, Key key) {
    var jws = new JsonWebSignature();
    jws.setPayloadBytes(EVENT.getBytes(StandardCharsets.UTF_8));
    jws.setAlgorithmHeaderValue(algorithm);
    jws.setKeyIdHeaderValue(keyId);
    jws.setKey(key);
    return jws;
  }

  private static String signed(PublicJsonWebKey key, String algorithm) throws JoseException {
    return jws(algorithm, key.getKeyId(), key.getPrivateKey())
        .getDetachedContentCompactSerialization();
  }

  private String ours() throws JoseException {
    return signed(ed25519, AlgorithmIdentifiers.EDDSA);
  }

  private Heard read(String event, String... signatures) {
    var headers = new ArrayList<ForeignRecord.Header>();
    headers.add(header("content-type", "application/cloudevents+json"));
    for (String signature : signatures) {
      headers.add(header("firstkey-signature", signature));
    }
    return read(event, headers);
  }

  private Heard read(String value, List<ForeignRecord.Header> headers) {
    return reader.read(
        new ForeignRecord("hris", null, value.getBytes(StandardCharsets.UTF_8), headers));
  }

  private static ForeignRecord.Header header(String name, String value) {
    return new ForeignRecord.Header(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static void isForged(Heard heard) {
    assertThat(heard)
        .asInstanceOf(type(Heard.Unbelievable.class))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(HrRejection.BAD_SIGNATURE));
  }

  @Test
  void whatIsSignedByAKeyOfTheSourceIsBelieved() throws JoseException {
    assertThat(read(EVENT, ours())).isInstanceOf(Heard.Believable.class);
    assertThat(read(EVENT, signed(p256, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)))
        .isInstanceOf(Heard.Believable.class);
  }

  @Test
  void whatIsNotSignedOrSignedTwiceIsNot() throws JoseException {
    isForged(read(EVENT));
    isForged(read(EVENT, ours(), ours()));
    isForged(read(EVENT, "", ""));
  }

  @Test
  void aByteThatWasChangedIsNoticed() throws JoseException {
    isForged(read(EVENT.replace("w-1", "w-2"), ours()));
    isForged(read(EVENT + " ", ours()));
  }

  @Test
  void aKeyThatIsRetiredOrBorrowsANameProvesNothing() throws JoseException {
    isForged(read(EVENT, signed(retired, AlgorithmIdentifiers.EDDSA)));
    isForged(
        read(
            EVENT,
            jws(AlgorithmIdentifiers.EDDSA, "one", retired.getPrivateKey())
                .getDetachedContentCompactSerialization()));
    isForged(
        read(
            EVENT,
            jws(AlgorithmIdentifiers.EDDSA, null, ed25519.getPrivateKey())
                .getDetachedContentCompactSerialization()));
  }

  @Test
  void noOtherAlgorithmIsTaken() throws JoseException {
    isForged(read(EVENT, "eyJhbGciOiJub25lIiwia2lkIjoib25lIn0.."));
    var secret = new HmacKey(ed25519.getKey().getEncoded());
    isForged(
        read(
            EVENT,
            jws(AlgorithmIdentifiers.HMAC_SHA256, "one", secret)
                .getDetachedContentCompactSerialization()));
    isForged(
        read(
            EVENT,
            jws(AlgorithmIdentifiers.HMAC_SHA256, "one", OctJwkGenerator.generateJwk(256).getKey())
                .getDetachedContentCompactSerialization()));
  }

  @Test
  void aSignatureOverItsOwnPayloadIsNoneOverTheRecord() throws JoseException {
    var own = jws(AlgorithmIdentifiers.EDDSA, "one", ed25519.getPrivateKey());
    own.setPayload("{}");
    isForged(read(EVENT, own.getCompactSerialization()));
    isForged(
        read(
            EVENT,
            jws(AlgorithmIdentifiers.EDDSA, "one", ed25519.getPrivateKey())
                .getCompactSerialization()));
    isForged(read(EVENT, "rubbish"));
  }

  @Test
  void attributesInHeadersAreNotSignedAndSoNotBelieved() throws JoseException {
    var jws = jws(AlgorithmIdentifiers.EDDSA, "one", ed25519.getPrivateKey());
    String data = "{\"workerId\":\"w-1\",\"episodeId\":\"e-1\",\"sequence\":5}";
    jws.setPayload(data);
    isForged(
        read(
            data,
            List.of(
                header("ce_specversion", "1.0"),
                header("ce_id", "1"),
                header("ce_source", "urn:a"),
                header("ce_type", "dev.firstkey.hris.worker.left.v1"),
                header("content-type", "application/json"),
                header("firstkey-signature", jws.getDetachedContentCompactSerialization()))));
  }

  @Test
  void aSourceWhoseKeysCannotBeReadStopsTheStart() {
    Sources sources =
        RegisteredSource.all(Map.of("a", producer("urn:a").signing(folder.resolve("none.json"))));
    assertThatThrownBy(() -> new Signatures(sources)).hasMessageContaining("keys of a source");
  }
}
