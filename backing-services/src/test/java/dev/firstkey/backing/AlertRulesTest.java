package dev.firstkey.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A rule that can never come true is found, whatever in it is wrong.
class AlertRulesTest {
  private static final String SERVED =
      """
      # HELP firstkey_seen_total
      # TYPE firstkey_seen_total counter
      firstkey_seen_total{decision="pass",reason="unasked"} 0.0
      firstkey_seen_total{decision="lobby",reason="full"} 3.0
      firstkey_age_seconds 0.25
      """;

  @Test
  void whatIsServedIsRight() {
    assertThat(unserved("max(firstkey_age_seconds) > 60")).isEmpty();
    assertThat(unserved("sum(firstkey_seen_total{decision=\"pass\",reason=\"unasked\"}) > 0"))
        .isEmpty();
    assertThat(unserved("firstkey_seen_total{decision=~\"pass|lobby\",reason=~\"unasked|full\"}"))
        .isEmpty();
    assertThat(unserved("firstkey_seen_total{decision!=\"pass\"} > 0")).isEmpty();
  }

  @Test
  void twoWordsThatAreServedButNotTogetherAreWrong() {
    assertThat(unserved("firstkey_seen_total{decision=\"lobby\",reason=\"unasked\"} > 0"))
        .singleElement()
        .asString()
        .contains("Rule reads firstkey_seen_total", "nothing is served");
  }

  @Test
  void aWordThatNoSeriesOfTheRuleHasIsWrong() {
    assertThat(unserved("firstkey_seen_total{decision=\"pass\",reason=~\"unasked|full\"} > 0"))
        .containsExactly("Rule reads firstkey_seen_total, where no reason is full");
  }

  @Test
  void aMeterThatIsNotThereIsWrongBesideOneThatIs() {
    assertThat(unserved("max(firstkey_age_seconds) > 1 or max(firstkey_gone) > 0"))
        .singleElement()
        .asString()
        .contains("firstkey_gone");
  }

  @Test
  void aRuleThatReadsNoMeterIsWrong() {
    assertThat(unserved("vector(1) > 0")).containsExactly("Rule reads no meter");
  }

  private static List<String> unserved(String condition) {
    return new AlertRules(List.of("- alert: Rule", "expr: " + condition)).unserved(SERVED);
  }
}
