package dev.firstkey.auditsink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.auditsink.RecordedSamples;
import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.EventType;
import dev.firstkey.tlog.EntryBundle;
import dev.firstkey.tlog.Leaf;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  private static final String OWN = EventType.CASE_OPENED.topic().name("firstkey.");
  private static final String OTHER = EventType.PASS_REVOKED.topic().name("firstkey.");

  @Test
  void anEventOnAnotherTopicThanItsOwnIsUnreadable() {
    assertThat(read(sample(), OTHER)).isEqualTo(new Reading.Unreadable(DeadLetterCode.WRONG_TOPIC));
    assertThat(read(sample(), OWN)).isInstanceOf(Reading.Readable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:58Z"})
  void theFirstAndTheLastTimeThatCanBeKeptAreRead(String time) {
    assertThat(read(at(time), OWN)).isInstanceOf(Reading.Readable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-12-31T23:59:59Z", "9999-12-31T23:59:59Z"})
  void aTimeThatNoDatabaseKeepsIsUnreadable(String time) {
    assertThat(read(at(time), OWN))
        .isEqualTo(new Reading.Unreadable(DeadLetterCode.NOT_A_CLOUDEVENT));
  }

  @Test
  void whatIsLargerThanALeafMayBeIsUnreadable() {
    int most = EntryBundle.LARGEST - new Leaf.Entry(OWN, 0, 0, null, new byte[0]).encoded().length;
    String largest = sample() + " ".repeat(most - bytes(sample()).length);
    assertThat(read(largest, OWN)).isInstanceOf(Reading.Readable.class);
    assertThat(read(largest + " ", OWN))
        .isEqualTo(new Reading.Unreadable(DeadLetterCode.TOO_LARGE));
  }

  @Test
  void theWordsOfTheMetricsStayAsTheyAre() {
    assertThat(new Explanation.DuplicateOf(1).word()).isEqualTo("duplicate");
    assertThat(new Explanation.Parked(DeadLetterCode.MALFORMED).word()).isEqualTo("parked");
    assertThat(new Explanation.Heartbeats().word()).isEqualTo("heartbeats");
    assertThat(Finding.OFFSET_REUSED.word()).isEqualTo("offset-reused");
  }

  private static String at(String time) {
    return sample().replaceFirst("\"time\":\\s*\"[^\"]*\"", "\"time\":\"" + time + "\"");
  }

  private static String sample() {
    return RecordedSamples.of(EventType.CASE_OPENED);
  }

  private static Reading read(String json, String topic) {
    return Reading.of(new Arrival(new Place(topic, 0, 0), null, bytes(json)), "firstkey.");
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
