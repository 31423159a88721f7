package dev.firstkey.local.canary;

import java.io.InputStream;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was found where. It holds no secret: kinds, forms and places only.
final class Findings {

  /// @param allowed null where nothing allows it
  private record Hit(String place, Kind kind, String whose, Form form, @Nullable Allowed allowed) {

    String spoken() {
      return "%s of %s, in %s, in %s".formatted(kind.spoken(), whose, form.spoken(), place);
    }
  }

  private final Needles needles;
  private final Map<String, Set<Form>> planted = new TreeMap<>();
  private final Set<Hit> hits = new LinkedHashSet<>();
  private final Map<Allowed, Integer> allowed = new EnumMap<>(Allowed.class);
  private final Map<String, Long> bytes = new TreeMap<>();

  Findings(Needles needles) {
    this.needles = needles;
  }

  /// Looks through bytes that lie in a place.
  void look(String place, byte[] content) {
    bytes.merge(group(place), (long) content.length, Long::sum);
    needles.in(content, (secret, form) -> found(place, secret, form));
  }

  /// @param length for the report
  void look(String place, InputStream content, long length) {
    bytes.merge(group(place), length, Long::sum);
    needles.in(content, (secret, form) -> found(place, secret, form));
  }

  private static String group(String place) {
    return place.substring(0, place.indexOf(' '));
  }

  private void found(String place, Secret secret, Form form) {
    if (secret.kind() == Kind.PLANTED) {
      planted.computeIfAbsent(place, _ -> EnumSet.noneOf(Form.class)).add(form);
      return;
    }
    var reason = Allowed.of(secret, place);
    hits.add(new Hit(place, secret.kind(), secret.whose(), form, reason.orElse(null)));
    reason.ifPresent(why -> allowed.merge(why, 1, Integer::sum));
  }

  /// The places in which the planted value was not found in each of the forms.
  List<String> blind(Set<String> places, Set<Form> forms) {
    return places.stream()
        .filter(place -> !planted.getOrDefault(place, Set.of()).containsAll(forms))
        .map(place -> place + " (found: " + planted.getOrDefault(place, Set.of()) + ")")
        .toList();
  }

  /// What lies where nothing allows it.
  List<String> leaks() {
    return hits.stream().filter(hit -> hit.allowed() == null).map(Hit::spoken).sorted().toList();
  }

  /// How often each allowed place was used.
  Map<Allowed, Integer> allowed() {
    return Map.copyOf(allowed);
  }

  /// How much was looked through.
  String amount() {
    return bytes.entrySet().stream()
        .map(entry -> "%s %.1f MB".formatted(entry.getKey(), entry.getValue() / 1e6))
        .collect(Collectors.joining(", "));
  }
}
