package dev.firstkey.joineringest.domain;

import java.text.Normalizer;

/// A SCIM `userName` without regard to case, in any script and however its accents are written (RFC
/// 7643 §4.1.1), and a mail address in the same way: the lower() of a database in the C locale
/// knows ASCII alone.
public final class UserNameKey {
  private UserNameKey() {}

  /// Equal for names that are the same in another case.
  public static String of(String userName) {
    return Normalizer.normalize(userName, Normalizer.Form.NFC)
        .codePoints()
        .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
