package dev.firstkey.local.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// How a secret may be written.
enum Form {
  PLAIN,
  /// As the JVM holds a text with a letter beyond Latin-1.
  UTF_16,
  BASE64,
  BASE64URL,
  HEX,
  UPPER_CASE_HEX;

  /// The byte sequences of which one is there where the value is written in this form. In base64
  /// these are three: where the value lies inside of something larger, it begins at any of three
  /// places of the code, and only the letters that are wholly its own can be known.
  List<byte[]> of(byte[] value) {
    return switch (this) {
      case PLAIN -> List.of(value);
      case UTF_16 -> utf16(value);
      case BASE64 -> base64(Base64.getEncoder().withoutPadding(), value);
      case BASE64URL -> base64(Base64.getUrlEncoder().withoutPadding(), value);
      case HEX -> List.of(ascii(HexFormat.of().formatHex(value)));
      case UPPER_CASE_HEX -> List.of(ascii(HexFormat.of().withUpperCase().formatHex(value)));
    };
  }

  private static List<byte[]> utf16(byte[] value) {
    var text = new String(value, StandardCharsets.ISO_8859_1);
    return List.of(
        text.getBytes(StandardCharsets.UTF_16LE), text.getBytes(StandardCharsets.UTF_16BE));
  }

  private static List<byte[]> base64(Base64.Encoder encoder, byte[] value) {
    var all = new ArrayList<byte[]>();
    for (int before = 0; before < 3; before++) {
      var shifted = new byte[before + value.length];
      System.arraycopy(value, 0, shifted, before, value.length);
      var code = encoder.encode(shifted);
      all.add(Arrays.copyOfRange(code, (before * 8 + 5) / 6, shifted.length * 8 / 6));
    }
    return all;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  String spoken() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
