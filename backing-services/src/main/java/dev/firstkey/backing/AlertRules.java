package dev.firstkey.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The rules for Prometheus of one service in `deploy/alerts`, for the test that they can come
/// true.
///
/// @param lines of the file, without the spaces around them
public record AlertRules(List<String> lines) {
  private static final String ALERT = "- alert:";
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

  /// What can never come true, a line each: a rule that reads no meter, a meter of which nothing is
  /// served, and a label's word that stands in no series that the rule would look at.
  ///
  /// @param metrics as the service serves them
  public List<String> unserved(String metrics) {
    List<Series> served = metrics.lines().flatMap(line -> Series.of(line).stream()).toList();
    List<String> wrong = new ArrayList<>();
    for (Rule rule : rules()) {
      List<Selector> selectors = Selector.in(rule.condition());
      if (selectors.isEmpty()) {
        wrong.add(rule.name() + " reads no meter");
      }
      selectors.stream()
          .flatMap(selector -> selector.unserved(served).stream())
          .forEach(what -> wrong.add(rule.name() + " reads " + what));
    }
    return List.copyOf(wrong);
  }

  private List<Rule> rules() {
    List<String> names = starting(ALERT).map(line -> line.substring(ALERT.length())).toList();
    List<String> conditions = conditions();
    return IntStream.range(0, Math.min(names.size(), conditions.size()))
        .mapToObj(at -> new Rule(names.get(at).strip(), conditions.get(at)))
        .toList();
  }

  private record Rule(String name, String condition) {}

  /// What not every rule says: its condition, how severe it is, what is wrong or what to do, both
  /// in sentences.
  public List<String> lacking() {
    long alerts = starting(ALERT).count();
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
