package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.DeadLetterCode;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// What is parked.
class DeadLetterTest {

  @Test
  void keepsTheBytesWhereTheyFit() {
    OutgoingRecord parked = parked(new byte[DeadLetter.LARGEST]);
    assertThat(parked.payload()).hasSize(DeadLetter.LARGEST);
    assertThat(parked.headers()).doesNotContainKey("firstkey-size");
  }

  @Test
  void keepsSizeAndDigestWhereTheyDoNot() {
    OutgoingRecord parked = parked(new byte[DeadLetter.LARGEST + 1]);
    assertThat(parked.payload()).isEmpty();
    assertThat(parked.headers())
        .containsEntry("firstkey-size", Integer.toString(DeadLetter.LARGEST + 1))
        .containsEntry("firstkey-reason", "too-large");
    assertThat(parked.headers().get("firstkey-sha256")).matches("[0-9a-f]{64}");
  }

  @Test
  void namesThePlaceAndTheReason() {
    OutgoingRecord parked = parked("x".getBytes(StandardCharsets.UTF_8));
    assertThat(parked.topic()).isEqualTo("firstkey.hris.dead-letter");
    assertThat(parked.key()).isEqualTo("w-1");
    assertThat(parked.headers())
        .containsEntry("firstkey-topic", "firstkey.hris")
        .containsEntry("firstkey-partition", "3")
        .containsEntry("firstkey-offset", "41");
  }

  private static OutgoingRecord parked(byte[] value) {
    byte[] key = "w-1".getBytes(StandardCharsets.UTF_8);
    return DeadLetter.of(
        new ConsumerRecord<>("firstkey.hris", 3, 41, key, value), DeadLetterCode.TOO_LARGE);
  }
}
