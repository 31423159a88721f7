package dev.firstkey.joineringest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What HR's records about one worker come to, written down a second time, from the documents and
/// not from the code: an account is wanted while an employment goes on; the newest number counts;
/// an end is an end.
///
/// @param heard in order of arrival, with repeats
record ReferenceModel(List<Saying> heard) {
  private static final List<String> SHOWN =
      List.of(
          "givenName",
          "familyName",
          "email",
          "startDate",
          "endDate",
          "workTimeZone",
          "workerType",
          "legalEntity",
          "managerWorkerId");

  /// The answer to each record.
  List<String> answers() {
    List<String> answers = new ArrayList<>();
    for (int at = 0; at < heard.size(); at++) {
      Saying now = heard.get(at);
      answers.add(answer(now, of(heard.subList(0, at), now.episode())));
    }
    return answers;
  }

  private static String answer(Saying now, List<Saying> before) {
    boolean isKnown = before.contains(now);
    boolean isLate =
        isOver(before) || newest(before).filter(it -> it >= now.sequence()).isPresent();
    if (!now.isWhole()) {
      return isLate ? "stale" : isKnown ? "duplicate" : "quarantined";
    }
    if (isKnown) {
      return "duplicate";
    }
    return switch (now.kind()) {
      case "left" -> hasLeft(before) ? "no-change" : "departed";
      case "withdrawn" -> hasLeft(before) ? "stale" : isOver(before) ? "no-change" : "withdrawn";
      default -> isLate ? "stale" : stated(now, statements(before));
    };
  }

  private static String stated(Saying now, List<Saying> before) {
    return before.isEmpty()
        ? "accepted"
        : before.getLast().members().equals(now.members()) ? "no-change" : "changed";
  }

  /// A line for each episode of which anything whole was heard, whatever the order.
  Collection<String> rows() {
    return episodes()
        .map(episode -> row(episode, of(heard, episode)))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private static Optional<String> row(String episode, List<Saying> all) {
    return all.stream()
        .filter(Saying::isWhole)
        .map(Saying::sequence)
        .max(Comparator.naturalOrder())
        .map(number ->
            isOver(all)
                ? episode + (hasLeft(all) ? " DEPARTED " : " WITHDRAWN ") + number
                : episode + " ACTIVE " + number + " " + shown(statements(all).getLast().members()));
  }

  private static String shown(Map<String, String> members) {
    return SHOWN.stream()
        .map(member -> members.getOrDefault(member, "-"))
        .collect(Collectors.joining(" "));
  }

  /// Who the directory should show; empty where no account should work.
  Optional<Map<String, String>> person() {
    return episodes()
        .map(episode -> of(heard, episode))
        .filter(all -> !isOver(all) && !statements(all).isEmpty())
        .map(all -> statements(all).getLast())
        .max(
            Comparator.comparing((Saying saying) -> saying.members().get("startDate"))
                .thenComparing(Saying::sequence)
                .thenComparing(Saying::episode))
        .map(Saying::members);
  }

  /// How many records wait for staff.
  long waiting() {
    return heard.stream()
        .distinct()
        .filter(Predicate.not(Saying::isWhole))
        .filter(saying -> {
          List<Saying> all = of(heard, saying.episode());
          return !isOver(all) && newest(all).filter(it -> it >= saying.sequence()).isEmpty();
        })
        .count();
  }

  /// How many employments end because their last day is over, and not by HR's word.
  long endsByDate() {
    return episodes().filter(this::endsByDate).count();
  }

  private boolean endsByDate(String episode) {
    Optional<Saying> first =
        of(heard, episode).stream()
            .filter(it -> it.isOver() || it.kind().equals("left"))
            .findFirst();
    return first.filter(Saying::isOver).isPresent();
  }

  private Stream<String> episodes() {
    return heard.stream().map(Saying::episode).distinct();
  }

  private static List<Saying> of(List<Saying> all, String episode) {
    return all.stream().filter(saying -> saying.episode().equals(episode)).toList();
  }

  private static boolean hasLeft(List<Saying> all) {
    return all.stream().anyMatch(it -> it.kind().equals("left") || it.isOver());
  }

  private static boolean isOver(List<Saying> all) {
    return hasLeft(all) || all.stream().anyMatch(it -> it.kind().equals("withdrawn"));
  }

  private static Optional<Long> newest(List<Saying> all) {
    return statements(all).stream().map(Saying::sequence).max(Comparator.naturalOrder());
  }

  /// The whole statements, the newest last.
  private static List<Saying> statements(List<Saying> all) {
    return all.stream()
        .filter(it -> it.isStatement() && it.isWhole())
        .sorted(Comparator.comparing(Saying::sequence))
        .toList();
  }
}
