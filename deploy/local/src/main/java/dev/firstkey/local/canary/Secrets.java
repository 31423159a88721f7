package dev.firstkey.local.canary;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// Collects the secrets of a run, in memory alone.
final class Secrets {
  private final List<Secret> all = new CopyOnWriteArrayList<>();
  private final Set<String> seen = java.util.Collections.synchronizedSet(new LinkedHashSet<>());

  /// A secret that is text.
  void text(Kind kind, String whose, String value) {
    add(kind, whose, value.getBytes(StandardCharsets.UTF_8));
  }

  /// A secret that is bytes; JSON carries such a one as base64url, so that text is as secret.
  void bytes(Kind kind, String whose, byte[] value) {
    add(kind, whose, value.clone());
    text(kind, whose, Base64.getUrlEncoder().withoutPadding().encodeToString(value));
  }

  /// The signature of a JWT: without it the other parts open nothing.
  void token(Kind kind, String whose, String jwt) {
    bytes(
        kind,
        whose,
        Base64.getUrlDecoder().decode(jwt.substring(jwt.lastIndexOf('.') + 1).strip()));
  }

  private void add(Kind kind, String whose, byte[] value) {
    if (seen.add(kind + Base64.getEncoder().encodeToString(value))) {
      all.add(new Secret(kind, whose, value));
    }
  }

  List<Secret> all() {
    return List.copyOf(all);
  }

  /// How many there are of each kind.
  Map<Kind, Long> numbers() {
    return all.stream()
        .collect(Collectors.groupingBy(Secret::kind, HashMap::new, Collectors.counting()));
  }
}
