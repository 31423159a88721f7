package dev.firstkey.enrollmentgateway.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/// The check code: eight characters made from the device key's thumbprint and a server nonce, in an
/// alphabet with no I, L, O and U (Crockford's base 32). It says which device is meant and is no
/// authority.
public final class CheckCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;

  private CheckCode() {}

  /// The code of a key under a nonce.
  public static String of(String jkt, byte[] nonce) {
    byte[] digest = digest(jkt, nonce);
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(digest[i] & 31));
    }
    return code.toString();
  }

  /// What a person typed, as the code is kept: no gaps, upper case, look-alikes read as meant.
  public static String typed(String text) {
    return text.replaceAll("[\\s-]", "")
        .toUpperCase(Locale.ROOT)
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }

  /// Whether the typed text is this code. Takes the same time for every answer of one length.
  public static boolean matches(String code, String text) {
    return MessageDigest.isEqual(bytes(code), bytes(typed(text)));
  }

  private static byte[] digest(String jkt, byte[] nonce) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(nonce);
      return sha.digest(bytes(jkt));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
