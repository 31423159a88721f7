package dev.firstkey.house;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules find what they are there to find.
class HouseRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          impure     | a decision needs no framework
          clocked    | come into a decision as arguments
          chancy     | come into a decision as arguments
          crossed    | adapters are replaceable
          upsidedown | adapters are replaceable
          named      | a name says what a thing is for
          """)
  void aHouseBuiltWrongIsFound(String house, String because) {
    HouseRules rules = HouseRules.ofTests("dev.firstkey.house.built." + house);
    assertThatThrownBy(rules::hold)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(because);
  }

  @Test
  void aSoundHouseStands() {
    HouseRules rules = HouseRules.ofTests("dev.firstkey.house.built.sound");
    assertThatCode(rules::hold).doesNotThrowAnyException();
  }
}
