package dev.firstkey.joineringest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which user names are one but for their case.
class UserNameKeyTest {
  @ParameterizedTest
  @CsvSource({
    "M\u00dcLLER@example.test, m\u00fcller@EXAMPLE.test, true",
    "mu\u0308ller@example.test, M\u00dcLLER@example.test, true",
    "\u0406\u0412\u0410\u041d, \u0456\u0432\u0430\u043d, true",
    "muller@example.test, m\u00fcller@example.test, false",
    "a.b@example.test, b.a@example.test, false"
  })
  void areEqualWhateverTheCaseAndNothingElse(String one, String other, boolean areEqual) {
    assertThat(UserNameKey.of(one).equals(UserNameKey.of(other))).isEqualTo(areEqual);
  }
}
