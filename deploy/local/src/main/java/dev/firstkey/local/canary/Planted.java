package dev.firstkey.local.canary;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

/// The value that is put into every place, in each form in which a secret is looked for.
record Planted(String value) {
  /// In UTF-16 texts lie in the memory of a JVM alone.
  static final Set<Form> EVERYWHERE = EnumSet.complementOf(EnumSet.of(Form.UTF_16));

  /// The end has other letters in base64 than in base64url.
  static Planted random() {
    var bytes = new byte[12];
    new SecureRandom().nextBytes(bytes);
    return new Planted(HexFormat.of().formatHex(bytes) + "~~~???");
  }

  /// All forms, with a comma between them.
  String text() {
    return EVERYWHERE.stream()
        .map(form -> form.of(value.getBytes(StandardCharsets.UTF_8)).getFirst())
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .collect(Collectors.joining(","));
  }

  byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }
}
