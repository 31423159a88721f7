package dev.firstkey.joineringest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.JoinerRejected;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each bad record gets exactly one answer and its bytes are parked; the good record behind it on
/// the same partition is heard.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class BadInputTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.firstkey.joineringest.BadRecords#all")
  void isRefusedOnceAndParkedWithItsCode(BadRecords bad) {
    BadInput input = BadInput.sent();
    List<JoinerRejected> answers = input.answers(bad);
    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst().reason()).isEqualTo(bad.reason());
    assertThat(answers.getFirst().members()).containsExactlyElementsOf(bad.members());
    assertParked(bad, input);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.firstkey.joineringest.BadRecords#all")
  void leavesTheConsumerAlive(BadRecords bad) {
    assertThat(BadInput.sent().isNextRecordAccepted(bad)).isTrue();
  }

  @Test
  void nothingThatIsSaidQuotesIt() {
    assertThat(BadInput.sent().said())
        .isNotEmpty()
        .noneMatch(record -> text(record.value()).contains(BadRecords.CANARY));
  }

  private static void assertParked(BadRecords bad, BadInput input) {
    List<ConsumerRecord<byte[], byte[]>> parked = input.parked(bad);
    assertThat(parked).hasSize(1);
    for (ConsumerRecord<byte[], byte[]> letter : parked) {
      assertThat(BadInput.header(letter, "firstkey-reason")).isEqualTo(bad.code());
      assertThat(letter.value()).isEqualTo(input.record(bad).value());
      letter
          .headers()
          .forEach(header -> assertThat(text(header.value())).doesNotContain(BadRecords.CANARY));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
