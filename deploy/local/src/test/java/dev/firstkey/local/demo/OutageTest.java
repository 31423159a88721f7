package dev.firstkey.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.local.stack.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `--outage` wants.
class OutageTest {

  @Test
  void namesAPartATimeAndAStep() {
    assertThat(Outage.of("kafka:20@pass")).isEqualTo(new Outage(List.of("kafka"), 20, Step.PASS));
  }

  @Test
  void mayNameSeveralParts() {
    assertThat(Outage.of("kafka-2+kafka-3:5@account").parts())
        .containsExactly("kafka-2", "kafka-3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "kafka", "kafka:0@pass", "kafka@pass", "+kafka:1@pass", "kafka:1@nowhere"})
  void isRefusedOtherwise(String text) {
    assertThatThrownBy(() -> Outage.of(text)).isInstanceOf(Trouble.class);
  }
}
