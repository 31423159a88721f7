package dev.firstkey.backing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a rule reads: a meter, and what its labels have to be.
record Selector(String meter, List<Condition> conditions) {
  private static final Pattern METER =
      Pattern.compile("\\b((?:firstkey|kafka|http)_[a-z_]+)(?:\\{([^}]*)})?");
  private static final Pattern CONDITION = Pattern.compile("([a-z_]+)(=~|!~|!=|=)\"([^\"]*)\"");

  /// @param operator one of PromQL's four
  record Condition(String label, String operator, String value) {
    boolean holds(Series series) {
      String is = series.label(label);
      return switch (operator) {
        case "=" -> is.equals(value);
        case "!=" -> !is.equals(value);
        case "=~" -> is.matches(value);
        case "!~" -> !is.matches(value);
        case String other -> throw new IllegalArgumentException(other);
      };
    }

    @Override
    public String toString() {
      return label + operator + value;
    }

    /// The words that it looks for, where it looks for some.
    private Stream<String> words() {
      return operator.startsWith("!") ? Stream.empty() : Stream.of(value.split("\\|"));
    }
  }

  /// All of a rule.
  static List<Selector> in(String condition) {
    return METER
        .matcher(condition)
        .results()
        .map(found -> new Selector(found.group(1), conditions(found.group(2))))
        .toList();
  }

  private static List<Condition> conditions(String text) {
    if (text == null) {
      return List.of();
    }
    Matcher found = CONDITION.matcher(text);
    return found.results().map(it -> new Condition(it.group(1), it.group(2), it.group(3))).toList();
  }

  /// What of it is not among these.
  List<String> unserved(List<Series> served) {
    List<Series> read = served.stream().filter(this::reads).toList();
    if (read.isEmpty()) {
      return List.of(meter + conditions + ", of which nothing is served");
    }
    return conditions.stream()
        .flatMap(it ->
            it.words()
                .filter(word -> read.stream().noneMatch(one -> one.label(it.label()).equals(word)))
                .map(word -> meter + ", where no " + it.label() + " is " + word))
        .toList();
  }

  private boolean reads(Series series) {
    return series.name().equals(meter)
        && conditions.stream().allMatch(condition -> condition.holds(series));
  }
}
