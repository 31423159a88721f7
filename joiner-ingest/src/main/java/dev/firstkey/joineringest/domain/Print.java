package dev.firstkey.joineringest.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is kept of a person whose employments are over: enough to see that somebody else is hired
/// under their id, and neither a name nor an address.
///
/// @param salt of this print alone
/// @param name a hash of the names
/// @param mail a hash of the mail address; may be null
public record Print(String salt, String name, @Nullable String mail) {

  /// Of a person, with a salt that nobody can know before.
  public static Print of(Person person, String salt) {
    String mail = person.email();
    return new Print(
        salt,
        hash(salt, NameKey.of(person)),
        mail == null ? null : hash(salt, mail.toLowerCase(Locale.ROOT)));
  }

  /// Whether names and mail address are others. Who has a new name, or a new address, or none may
  /// well be the same.
  public boolean isClearlyNot(Person person) {
    Print other = of(person, salt);
    return mail != null
        && other.mail != null
        && !mail.equals(other.mail)
        && !name.equals(other.name);
  }

  private static String hash(String salt, String text) {
    try {
      byte[] bytes = (salt + '/' + text).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
