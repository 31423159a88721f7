package dev.firstkey.joineringest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where SCIM clients are told that the service is.
class ScimBaseTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://hr.example.test/scim/v2", "https://hr.example.test/scim/v2/"})
  void itIsWhereTheSettingSays(String url) {
    ScimBase base = new ScimBase(Optional.of(url));
    assertThat(base.address()).isEqualTo("https://hr.example.test/scim/v2");
    assertThat(base.users()).isEqualTo("https://hr.example.test/scim/v2/Users");
  }

  @Test
  void itIsItsPathWhereNothingIsSet() {
    assertThat(new ScimBase(Optional.empty()).users()).isEqualTo("/scim/v2/Users");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hr.example.test/scim/v2",
        "ftp://hr.example.test",
        "https:///scim/v2",
        "https://hr.example.test/scim/v2?a=b",
        "https://hr.example.test/scim/v2#a",
        "https://a:b@hr.example.test/scim/v2",
        "https://hr example/scim"
      })
  void aSettingThatIsNoAddressIsRefused(String url) {
    assertThatThrownBy(() -> new ScimBase(Optional.of(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("firstkey.scim.base-url");
  }
}
