package dev.firstkey.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The rules for Prometheus of one service in `deploy/alerts`, for the test that they can come
/// true.
///
/// @param lines of the file, without the spaces around them
public record AlertRules(List<String> lines) {
  private static final List<String> PARTS = List.of("expr:", "severity:", "summary:", "action:");

  /// Those of the service, read from its module's folder.
  ///
  /// @throws UncheckedIOException where there are none
  public static AlertRules of(String service) {
    try {
      Path file = Path.of("../deploy/alerts", service + ".yml");
      return new AlertRules(Files.readAllLines(file).stream().map(String::strip).toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What is asked of the metrics, a line for each rule.
  public List<String> conditions() {
    return starting("expr:").toList();
  }

  /// What not every rule says: its condition, how severe it is, what is wrong or what to do, both
  /// in sentences.
  public List<String> lacking() {
    long alerts = starting("- alert:").count();
    return PARTS.stream()
        .filter(part -> alerts == 0 || starting(part).filter(AlertRules::isSaid).count() != alerts)
        .toList();
  }

  private Stream<String> starting(String beginning) {
    return lines.stream().filter(line -> line.startsWith(beginning));
  }

  private static boolean isSaid(String line) {
    boolean isSentence = line.startsWith("summary:") || line.startsWith("action:");
    return !isSentence || line.endsWith(".");
  }
}
