package dev.firstkey.joineringest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {
  private static String key(String given, String family) {
    return NameKey.of(new Person(given, family, "Somebody", null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "SAMPLE,Person",
    "Person,Sample",
    "' Sample ',person",
    "S\u00e1mple,P\u00ebrson",
    "Sample-Person,''"
  })
  void namesThatAreWrittenAlikeAreEqual(String given, String family) {
    assertThat(key(given, family)).isEqualTo(key("Sample", "Person"));
  }

  @Test
  void otherNamesAreNot() {
    assertThat(key("Sample", "Persons")).isNotEqualTo(key("Sample", "Person"));
    assertThat(key("\u0391\u03b4\u03b1", "Person"))
        .isNotEqualTo(key("\u0410\u0434\u0430", "Person"));
  }
}
