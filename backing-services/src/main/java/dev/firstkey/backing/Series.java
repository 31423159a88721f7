package dev.firstkey.backing;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One line of what a service serves to Prometheus, without its value.
record Series(String name, Map<String, String> labels) {
  private static final Pattern LINE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? [^ ]+");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"([^\"]*)\"");

  /// Empty where the line is a comment.
  static Optional<Series> of(String line) {
    Matcher found = LINE.matcher(line);
    return found.matches()
        ? Optional.of(new Series(found.group(1), labels(found.group(2))))
        : Optional.empty();
  }

  private static Map<String, String> labels(String text) {
    return text == null
        ? Map.of()
        : LABEL
            .matcher(text)
            .results()
            .collect(
                Collectors.toUnmodifiableMap(
                    (MatchResult label) -> label.group(1), label -> label.group(2)));
  }

  String label(String of) {
    return labels.getOrDefault(of, "");
  }
}
