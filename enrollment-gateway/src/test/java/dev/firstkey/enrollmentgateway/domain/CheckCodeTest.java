package dev.firstkey.enrollmentgateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The code that says which device is meant.
class CheckCodeTest {
  private static final Instant UNTIL = Instant.parse("2026-11-02T08:05:00Z");

  @Test
  void isMadeOfTheKeyAndTheNonceAndOfNothingElse() {
    String code = CheckCode.of("key", new byte[] {1});
    assertThat(code)
        .matches("[0-9A-HJKMNP-TV-Z]{8}")
        .isEqualTo(CheckCode.of("key", new byte[] {1}));
    assertThat(code).isNotEqualTo(CheckCode.of("key", new byte[] {2}));
    assertThat(code).isNotEqualTo(CheckCode.of("yek", new byte[] {1}));
  }

  @ParameterizedTest
  @CsvSource({
    "WMV10F0X, true",
    "wmv1 0f0x, true",
    "WMV1-0F0X, true",
    "WMVIOFOX, true",
    "wmvlofox, true",
    "WMV10F0Y, false",
    "WMV10F0, false",
    "'', false"
  })
  void isMatchedAsPeopleTypeIt(String typed, boolean matches) {
    assertThat(CheckCode.matches("WMV10F0X", typed)).isEqualTo(matches);
  }

  @Test
  void confirmsNobodyFromItsEndOn() {
    ShownCode shown = new ShownCode("WMV10F0X", UNTIL);
    assertThat(shown.isMeant("WMV10F0X", UNTIL.minusNanos(1))).isTrue();
    assertThat(shown.isMeant("WMV10F0X", UNTIL)).isFalse();
    assertThat(shown.isMeant("WMV10F0Y", UNTIL.minusNanos(1))).isFalse();
    assertThat(shown.isValid(UNTIL.minusNanos(1))).isTrue();
    assertThat(shown.isValid(UNTIL)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"WMV10F0X, true", "abcd-2345, true", "WMV10F0Y, false", "'', false"})
  void wasShownAlsoAfterItRanOut(String typed, boolean shown) {
    assertThat(new ShownCode("WMV10F0X", UNTIL, "ABCD2345").wasShown(typed)).isEqualTo(shown);
    assertThat(new ShownCode("WMV10F0X", UNTIL).wasShown("ABCD2345")).isFalse();
  }
}
