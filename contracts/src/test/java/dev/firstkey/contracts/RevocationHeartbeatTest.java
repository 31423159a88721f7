package dev.firstkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevocationHeartbeatTest {
  private static final byte[] SAMPLE = Recorded.samples(EventType.REVOCATION_HEARTBEAT).getFirst();

  @Test
  void itIsHeardInThePartitionOfWhichItSpeaks() {
    assertThat(RevocationHeartbeat.heardIn(3, SAMPLE))
        .contains(new RevocationHeartbeat(3, Instant.parse("2026-12-01T08:15:29.001Z")));
  }

  @Test
  void inAnyOtherPartitionItIsNone() {
    assertThat(RevocationHeartbeat.heardIn(2, SAMPLE)).isEmpty();
  }

  @Test
  void nothingElseIsOne() {
    assertThat(RevocationHeartbeat.heardIn(3, null)).isEmpty();
    assertThat(RevocationHeartbeat.heardIn(3, "{".getBytes(StandardCharsets.UTF_8))).isEmpty();
    for (EventType type : EventType.values()) {
      if (type != EventType.REVOCATION_HEARTBEAT) {
        assertThat(RevocationHeartbeat.heardIn(3, Recorded.samples(type).getFirst())).isEmpty();
      }
    }
  }

  @Test
  void noWorkerIdLooksLikeItsSubject() {
    assertThatThrownBy(() -> Require.id(RevocationHeartbeat.subject(3), "workerId"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noPartitionIsNegative() {
    assertThatThrownBy(() -> new RevocationHeartbeat(-1, Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
