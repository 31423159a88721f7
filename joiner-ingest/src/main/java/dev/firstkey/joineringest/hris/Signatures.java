package dev.firstkey.joineringest.hris;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jose4j.base64url.Base64Url;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// The signatures of sources that sign what they say: a JSON Web Signature over the record's value
/// with its payload left out (RFC 7515 appendix F), in the header `firstkey-signature`, by one of
/// the keys of the source's JSON Web Key Set, which is named by `kid`. Ed25519 (RFC 8037) or ECDSA
/// with P-256. The files are read at the start; a key that is not in them any more proves nothing.
@ApplicationScoped
class Signatures {
  private static final String HEADER = "firstkey-signature";
  private static final AlgorithmConstraints ALGORITHMS =
      new AlgorithmConstraints(
          ConstraintType.PERMIT,
          AlgorithmIdentifiers.EDDSA,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

  private final Map<String, JsonWebKeySet> keys;

  Signatures(Sources sources) {
    keys =
        sources.all().values().stream()
            .filter(source -> source.signatureKeys().isPresent())
            .collect(
                Collectors.toMap(
                    Sources.Source::uri, source -> read(source.signatureKeys().get())));
  }

  private static JsonWebKeySet read(Path file) {
    try {
      return new JsonWebKeySet(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the keys of a source cannot be read", e);
    } catch (JoseException e) {
      throw new IllegalStateException(file + " is no JSON Web Key Set", e);
    }
  }

  /// Whether the record is signed as its source has to; a source without keys need not sign.
  boolean holds(String source, ForeignRecord record) {
    JsonWebKeySet known = keys.get(source);
    return known == null
        || ContentMode.of(record) == ContentMode.STRUCTURED && holds(known, record);
  }

  private static boolean holds(JsonWebKeySet known, ForeignRecord record) {
    List<String> signatures = record.all(HEADER);
    return signatures.size() == 1
        && holds(known, signatures.getFirst(), Objects.requireNonNull(record.value()));
  }

  private static boolean holds(JsonWebKeySet known, String signature, byte[] value) {
    try {
      var jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(ALGORITHMS);
      jws.setCompactSerialization(signature);
      Optional<JsonWebKey> key = key(known, jws.getKeyIdHeaderValue());
      if (key.isEmpty() || !jws.getEncodedPayload().isEmpty()) {
        return false;
      }
      jws.setEncodedPayload(Base64Url.encode(value));
      jws.setKey(key.get().getKey());
      return jws.verifySignature();
    } catch (JoseException | RuntimeException _) {
      // Whatever is wrong with it: it proves nothing.
      return false;
    }
  }

  private static Optional<JsonWebKey> key(JsonWebKeySet known, @Nullable String id) {
    return known.getJsonWebKeys().stream()
        .filter(key -> id != null && id.equals(key.getKeyId()))
        .findFirst();
  }
}
