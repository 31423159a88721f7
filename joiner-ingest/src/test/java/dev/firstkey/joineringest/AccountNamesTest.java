package dev.firstkey.joineringest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names of every script are written in Latin letters.
class AccountNamesTest {

  @ParameterizedTest
  @CsvSource({
    "Ada, Ada",
    "Søren, Soren",
    "Groß, Gross",
    "Łukasz, Lukasz",
    "Þór, Thor",
    "Иван, Ivan",
    "Αλέξανδρος, Alexandros",
    "李, li",
    "さくら, sakura",
    "김, gim"
  })
  void asUnicodeKnowsHow(String name, String latin) {
    assertThat(AccountNames.latin(name)).isEqualToIgnoringCase(latin);
  }
}
