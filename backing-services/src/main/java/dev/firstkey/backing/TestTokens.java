package dev.firstkey.backing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/// Access tokens as Keycloak makes them, signed by a key that lives as long as this JVM.
public final class TestTokens {

  /// The issuer that the tokens name.
  public static final String ISSUER = "http://localhost/realms/firstkey-test";

  private static final String PRIVATE = "firstkey.test.token-key.private";
  private static final String PUBLIC = "firstkey.test.token-key.public";
  private static final long LIFETIME_SECONDS = 300;

  private TestTokens() {}

  /// An RS256 token (RFC 7519) for this person, issued now and good for five minutes.
  ///
  /// @param roles of `hris`, `registrar`, `approver`, `operator`, `analyst`
  public static String token(String subject, String... roles) {
    return tokenOf(subject, "the-name-of-" + subject, roles);
  }

  /// The same for a person whose user name is not their subject, as it is with Keycloak.
  ///
  /// @param subject opaque
  public static String tokenOf(String subject, String userName, String... roles) {
    return issued("none", subject, userName, roles);
  }

  /// A token of a machine.
  ///
  /// @param client the OIDC client to which it is issued (`azp`)
  public static String tokenOfClient(String client, String... roles) {
    return issued(client, client, "service-account-" + client, roles);
  }

  /// A token of a person who signed in so long before it was issued (`auth_time`).
  public static String tokenOfSignIn(
      Duration before, String subject, String userName, String... roles) {
    return signed(authTime(before), "none", subject, userName, roles);
  }

  /// A token that does not say when the person signed in.
  public static String tokenOfNoSignIn(String subject, String userName, String... roles) {
    return signed("", "none", subject, userName, roles);
  }

  private static String authTime(Duration before) {
    long now = Clock.systemUTC().instant().getEpochSecond();
    return "\"auth_time\":" + (now - before.toSeconds()) + ",";
  }

  private static String issued(String client, String subject, String userName, String... roles) {
    return signed(authTime(Duration.ZERO), client, subject, userName, roles);
  }

  private static String signed(
      String authTime, String client, String subject, String userName, String... roles) {
    long now = Clock.systemUTC().instant().getEpochSecond();
    String claims =
        """
        {"iss":"%s","aud":"firstkey","azp":"%s","sub":"%s","preferred_username":"%s","iat":%d,"exp":%d,%s\
        "typ":"Bearer","realm_access":{"roles":[%s]}}\
        """
            .formatted(
                ISSUER,
                plain(client),
                plain(subject),
                plain(userName),
                now,
                now + LIFETIME_SECONDS,
                authTime,
                quoted(roles));
    return signed(base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims));
  }

  /// The X.509 form in base64, as `quarkus.oidc.public-key` takes it.
  public static String publicKey() {
    ensureKey();
    return System.getProperty(PUBLIC);
  }

  private static String signed(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(privateKey());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrivateKey privateKey() throws GeneralSecurityException {
    ensureKey();
    byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE));
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  // In the JVM's properties, because a test class and the test resource are loaded by different
  // class loaders.
  private static void ensureKey() {
    synchronized (System.getProperties()) {
      if (System.getProperty(PUBLIC) == null) {
        KeyPair pair = newPair();
        Base64.Encoder encoder = Base64.getEncoder();
        System.setProperty(PRIVATE, encoder.encodeToString(pair.getPrivate().getEncoded()));
        System.setProperty(PUBLIC, encoder.encodeToString(pair.getPublic().getEncoded()));
      }
    }
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String quoted(String[] roles) {
    return Arrays.stream(roles)
        .map(role -> '"' + plain(role) + '"')
        .collect(Collectors.joining(","));
  }

  // Nothing is escaped below, so nothing that would need it comes in.
  private static String plain(String text) {
    if (!text.matches("[A-Za-z0-9@._:-]{1,128}")) {
      throw new IllegalArgumentException("Not a plain subject or role: " + text);
    }
    return text;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
