package dev.firstkey.enrollmentgateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNameTest {

  @Test
  void whatIsNeitherLetterNorDigitStandsBetweenWords() {
    assertThat(TypedName.of("  O'Brien-Ünal, 3rd ':* & | \\").beginnings())
        .isEqualTo(List.of("O", "Brien", "Ünal", "3rd"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada", "a ada", "Ünal", "王小明"})
  void threeLettersOfAWordAreEnough(String typed) {
    assertThat(TypedName.of(typed).isEnough()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ad", "a d a", "12345", "%%%", "a1b2"})
  void fewerAreNot(String typed) {
    assertThat(TypedName.of(typed).isEnough()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Li Na", "Wu Bo", "Bo", "o k", "王明"})
  void twoLettersAreAWholeName(String typed) {
    assertThat(TypedName.of(typed).isEnoughAsAWhole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "o", "o 1", "12345"})
  void oneIsNone(String typed) {
    assertThat(TypedName.of(typed).isEnoughAsAWhole()).isFalse();
  }

  @Test
  void firstDaysAreAroundNow() {
    Instant now = Instant.parse("2026-11-02T23:59:59Z");
    assertThat(FirstDays.around(now, Duration.ofDays(1), Duration.ofDays(30)))
        .isEqualTo(new FirstDays(LocalDate.of(2026, 10, 3), LocalDate.of(2026, 11, 3)));
  }
}
