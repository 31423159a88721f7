package dev.firstkey.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.local.stack.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {

  @Test
  void isOneWorkerWhenNothingIsSaid() {
    var options = DemoOptions.of(List.of());
    assertThat(options.workers()).isOne();
    assertThat(options.keep() || options.foreignKey() || options.plantPassword()).isFalse();
  }

  @Test
  void takesWhatIsSaid() {
    var options =
        DemoOptions.of(List.of("--workers", "20", "--keep", "--sign-in-with", "foreign-key"));
    assertThat(options.workers()).isEqualTo(20);
    assertThat(options.keep() && options.foreignKey()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--workers",
        "--workers 0",
        "--workers x",
        "--sign-in-with",
        "--sign-in-with any",
        "--scim --traces",
        "--browser --leave",
        "--browser --kill kafka",
        "--browser --sign-in-with foreign-key",
        "more"
      })
  void refusesWhatItDoesNotKnow(String line) {
    assertThatThrownBy(() -> DemoOptions.of(List.of(line.split(" ")))).isInstanceOf(Trouble.class);
  }
}
