package dev.firstkey.contracts;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a producer must hold to before an event exists. A breach is a defect of the producer, or
/// bytes from elsewhere; messages name the member and never quote its content.
final class Require {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
  private static final Pattern ACTOR =
      Pattern.compile("(worker|person|service):[A-Za-z0-9._@-]{1,128}");
  private static final int LONGEST_TEXT = 256;

  private Require() {}

  static void present(@Nullable Object value, String member) {
    if (value == null) {
      throw new IllegalArgumentException(member + " is missing");
    }
  }

  static void id(String value, String member) {
    matches(ID, value, member);
  }

  static boolean isId(String value) {
    return ID.matcher(value).matches();
  }

  static void thumbprint(String value, String member) {
    matches(THUMBPRINT, value, member);
  }

  static void base64url(String value, String member) {
    matches(BASE64URL, value, member);
  }

  static void language(String value, String member) {
    matches(LANGUAGE, value, member);
  }

  static void actor(String value, String member) {
    matches(ACTOR, value, member);
  }

  static void text(String value, String member) {
    present(value, member);
    if (value.isBlank()
        || value.length() > LONGEST_TEXT
        || value.chars().anyMatch(Require::hidden)) {
      throw new IllegalArgumentException(member + " is empty, too long or has control characters");
    }
  }

  static void timeZone(String value, String member) {
    present(value, member);
    try {
      ZoneId.of(value);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(member + " is no IANA time zone");
    }
  }

  private static boolean hidden(int c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  private static void matches(Pattern pattern, String value, String member) {
    present(value, member);
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(member + " has the wrong form");
    }
  }
}
