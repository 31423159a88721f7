package dev.firstkey.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.local.stack.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HaltingTest {

  @Test
  void namesAPartAPointAndAPass() {
    assertThat(Halting.of("pass-issuer-2@committed:12"))
        .isEqualTo(new Halting("pass-issuer-2", "committed", 12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pass-issuer", "pass-issuer@committed", "a@b:0", "a@b:x", "a@,b:1"})
  void anythingElseIsExplained(String text) {
    assertThatThrownBy(() -> Halting.of(text))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("PART@POINT:N");
  }
}
