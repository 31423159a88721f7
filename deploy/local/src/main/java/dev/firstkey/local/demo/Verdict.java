package dev.firstkey.local.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The questions of the demo and the reasons to answer them with no. Without a reason against it,
/// and asked for everybody, a question is answered with yes.
final class Verdict {

  /// What is asked.
  enum Question {
    ARRIVED("(by the demo itself) each new hire went the whole way"),
    TIMELINE("the audit log holds each event of each chain exactly once"),
    SIGN_IN("Keycloak's token names the audited account"),
    CREDENTIALS("each account holds one passkey, the audited one, and no password"),
    STRANGER("Keycloak refuses a key that was not enrolled"),
    COVERAGE("the audit log has no gap");

    private final String sentence;

    Question(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Map<Question, List<String>> against = new EnumMap<>(Question.class);
  private final Map<Question, Integer> asked = new EnumMap<>(Question.class);
  private final int workers;

  Verdict(int workers) {
    this.workers = workers;
  }

  /// Asked, for one worker or once for all.
  ///
  /// @param reasons the reasons to say no
  synchronized void answer(Question question, String about, List<String> reasons) {
    asked.merge(question, 1, Integer::sum);
    reasons.forEach(reason ->
        against.computeIfAbsent(question, _ -> new ArrayList<>()).add(about + ": " + reason));
  }

  synchronized boolean isYes() {
    for (var question : Question.values()) {
      if (!isYes(question)) {
        return false;
      }
    }
    return true;
  }

  private boolean isYes(Question question) {
    int wanted = question == Question.COVERAGE ? 1 : workers;
    return !against.containsKey(question) && asked.getOrDefault(question, 0) == wanted;
  }

  synchronized void print(PrintStream out) {
    for (var question : Question.values()) {
      out.println((isYes(question) ? "  yes  " : "  NO   ") + question.sentence);
      if (!isYes(question)) {
        against.getOrDefault(question, List.of("it could not be asked")).stream()
            .limit(20)
            .forEach(reason -> out.println("         " + reason));
      }
    }
  }
}
