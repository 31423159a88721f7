package dev.firstkey.joineringest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How accounts are named.
class UsernameTest {
  private static final NameRule USUAL = new NameRule("{given}.{family}", 44, Set.of("root"));

  private static String base(String given, String family, NameRule rule) {
    Person person = new Person(given, family, "x", null, null);
    return Username.base(person, rule, UnaryOperator.identity());
  }

  @ParameterizedTest
  @CsvSource({
    "Ada, Lovelace, ada.lovelace",
    "José María, Núñez-O'Brien, jose-maria.nunez-o-brien",
    "Иван, Smith, smith",
    "李, 王, worker",
    "A, 李, worker",
    "<script>alert(1)</script>, x, script-alert-1-script.x",
    "../.., Lovelace, lovelace",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbb, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  })
  void isGivenAndFamilyInAscii(String given, String family, String name) {
    assertThat(base(given, family, USUAL)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "{g}{family}, alovelace",
    "{family}.{g}, lovelace.a",
    "{given}_{f}, ada_l",
    "x-{given}, x-ada",
    "{given}, ada"
  })
  void followsThePatternOfTheInstallation(String pattern, String name) {
    assertThat(base("Ada", "Lovelace", new NameRule(pattern, 44, Set.of()))).isEqualTo(name);
  }

  @Test
  void isBoundedWithRoomForANumber() {
    NameRule rule = new NameRule("{given}.{family}", 12, Set.of());
    assertThat(base("Katherine", "Johnson", rule)).isEqualTo("katherin");
    assertThat(base("Katheri", "Johnson", rule)).isEqualTo("katheri");
    assertThat(base("Kat", "Johnson", rule)).isEqualTo("kat.john");
  }

  @Test
  void isWrittenInLatinLettersFirst() {
    Person person = new Person("Иван", "Smith", "x", null, null);
    assertThat(Username.base(person, USUAL, text -> text.equals("Иван") ? "Ivan" : text))
        .isEqualTo("ivan.smith");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada", "{given}@x", "{Given}", "{given} {family}", "{email}"})
  void aPatternThatMakesNoNamesIsRefused(String pattern) {
    assertThatThrownBy(() -> new NameRule(pattern, 44, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesThatAreTooShortForAnybodyAreRefused() {
    assertThatThrownBy(() -> new NameRule("{given}", 11, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesTheFirstFreeNumber() {
    assertThat(Username.free("ada", Set.of())).isEqualTo("ada");
    assertThat(Username.free("ada", Set.of("ada", "ada3"))).isEqualTo("ada2");
  }

  @Test
  void aReservedNameGetsANumber() {
    assertThat(Username.free("root", USUAL.taken(Set.of()))).isEqualTo("root2");
    assertThat(Username.free("root", USUAL.taken(Set.of("root2")))).isEqualTo("root3");
    assertThat(Username.free("roots", USUAL.taken(Set.of()))).isEqualTo("roots");
  }

  @Test
  void neverGoesBackToANameThatWasRefused() {
    assertThat(Username.freeBehind("ada", "ada", Set.of("ada"))).isEqualTo("ada2");
    assertThat(Username.freeBehind("ada2", "ada", Set.of("ada2"))).isEqualTo("ada3");
    assertThat(Username.freeBehind("bob", "ada", Set.of())).isEqualTo("ada");
  }
}
