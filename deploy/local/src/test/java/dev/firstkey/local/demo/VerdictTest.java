package dev.firstkey.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

  @Test
  void isYesOnlyWhenEverythingWasAskedForEverybody() {
    var verdict = new Verdict(2);
    answer(verdict, "w-1");
    assertThat(verdict.isYes()).isFalse();
    answer(verdict, "w-2");
    assertThat(verdict.isYes()).isFalse();
    verdict.answer(Verdict.Question.COVERAGE, "audit-sink", List.of());
    assertThat(verdict.isYes()).isTrue();
  }

  @Test
  void isNoForOneReasonAndSaysIt() {
    var verdict = new Verdict(1);
    answer(verdict, "w-1");
    verdict.answer(Verdict.Question.COVERAGE, "audit-sink", List.of("a gap"));
    assertThat(verdict.isYes()).isFalse();
    var out = new ByteArrayOutputStream();
    verdict.print(new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("audit-sink: a gap");
  }

  private static void answer(Verdict verdict, String worker) {
    for (var question : Verdict.Question.values()) {
      if (question != Verdict.Question.COVERAGE) {
        verdict.answer(question, worker, List.of());
      }
    }
  }
}
