package dev.firstkey.joineringest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsernameTest {

  @ParameterizedTest
  @CsvSource({
    "Ada, Lovelace, ada.lovelace",
    "José María, Núñez-O'Brien, jose-maria.nunez-o-brien",
    "Søren, Ærø, soren.aero",
    "Łukasz, Groß, lukasz.gross",
    "Иван, Smith, smith",
    "李, 王, worker",
    "A, 李, worker",
    "<script>alert(1)</script>, x, script-alert-1-script.x",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbb, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  })
  void isGivenAndFamilyInAscii(String given, String family, String name) {
    assertThat(Username.base(new Person(given, family, "x", null, null))).isEqualTo(name);
  }

  @Test
  void takesTheFirstFreeNumber() {
    assertThat(Username.free("ada", Set.of())).isEqualTo("ada");
    assertThat(Username.free("ada", Set.of("ada", "ada3"))).isEqualTo("ada2");
  }

  @Test
  void neverGoesBackToANameThatWasRefused() {
    assertThat(Username.freeBehind("ada", "ada", Set.of("ada"))).isEqualTo("ada2");
    assertThat(Username.freeBehind("ada2", "ada", Set.of("ada2"))).isEqualTo("ada3");
    assertThat(Username.freeBehind("bob", "ada", Set.of())).isEqualTo("ada");
  }
}
