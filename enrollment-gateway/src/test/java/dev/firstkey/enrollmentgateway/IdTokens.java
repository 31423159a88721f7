package dev.firstkey.enrollmentgateway;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.firstkey.newhire.Base64Url;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// ID tokens of a directory: those that are in order, and each with one flaw.
final class IdTokens {

  /// What is wrong with a token.
  enum Flaw {
    NONE,
    ANOTHER_KEY,
    NO_SIGNATURE,
    ANOTHER_ALGORITHM,
    ANOTHER_ISSUER,
    ANOTHER_CLIENT,
    ANOTHER_NONCE,
    EXPIRED,
    OLD_SIGN_IN
  }

  private static final KeyPair PUBLISHED = pair();
  private static final KeyPair ANOTHER = pair();

  private IdTokens() {}

  /// The keys that the directory publishes.
  static JsonObject keys() {
    var key = (RSAPublicKey) PUBLISHED.getPublic();
    var said = new JsonObject();
    said.addProperty("kty", "RSA");
    said.addProperty("use", "sig");
    said.addProperty("kid", "first");
    said.addProperty("n", number(key.getModulus()));
    said.addProperty("e", number(key.getPublicExponent()));
    var all = new JsonArray();
    all.add(said);
    var set = new JsonObject();
    set.add("keys", all);
    return set;
  }

  static String issue(
      String issuer,
      String subject,
      Map<String, String> question,
      Flaw flaw,
      List<String> methods) {
    long now = Instant.now().getEpochSecond();
    var claims = new JsonObject();
    claims.addProperty("iss", flaw == Flaw.ANOTHER_ISSUER ? issuer + "-too" : issuer);
    claims.addProperty("aud", flaw == Flaw.ANOTHER_CLIENT ? "other" : question.get("client_id"));
    claims.addProperty("sub", subject);
    claims.addProperty("preferred_username", "name-of-" + subject);
    if (!methods.isEmpty()) {
      var amr = new JsonArray();
      methods.forEach(amr::add);
      claims.add("amr", amr);
    }
    claims.addProperty("nonce", flaw == Flaw.ANOTHER_NONCE ? "other" : question.get("nonce"));
    claims.addProperty("iat", now);
    claims.addProperty("exp", flaw == Flaw.EXPIRED ? now - 120 : now + 300);
    claims.addProperty("auth_time", flaw == Flaw.OLD_SIGN_IN ? now - 3600 : now);
    return signed(claims, flaw);
  }

  private static String signed(JsonObject claims, Flaw flaw) {
    var header = new JsonObject();
    header.addProperty("alg", algorithm(flaw));
    header.addProperty("kid", "first");
    String text = part(header) + "." + part(claims);
    return text + "." + (flaw == Flaw.NO_SIGNATURE ? "" : signature(text, flaw));
  }

  private static String algorithm(Flaw flaw) {
    return switch (flaw) {
      case NO_SIGNATURE -> "none";
      case ANOTHER_ALGORITHM -> "HS256";
      default -> "RS256";
    };
  }

  private static String signature(String text, Flaw flaw) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign((flaw == Flaw.ANOTHER_KEY ? ANOTHER : PUBLISHED).getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return Base64Url.of(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(JsonObject json) {
    return Base64Url.of(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Without the sign.
  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return Base64Url.of(
        bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
