package dev.firstkey.auditsink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.auditsink.RecordedSamples;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementTest {
  private static final String PREFIX = "firstkey.";

  @ParameterizedTest
  @EnumSource(
      value = EventType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "HRIS_WORKER_HIRED",
        "HRIS_WORKER_CHANGED",
        "HRIS_WORKER_WITHDRAWN",
        "HRIS_WORKER_LEFT",
        "WORKER_PROFILE"
      })
  void holdsWhatTheRecordedEventSays(EventType type) {
    byte[] bytes = RecordedSamples.of(type).getBytes(StandardCharsets.UTF_8);
    Place place = new Place(type.topic().name(PREFIX), 0, 0);
    JsonNode json = StrictJson.object(bytes).orElseThrow();
    JsonNode data = json.get("data");

    Reading reading = Reading.of(new Arrival(place, null, bytes), PREFIX);

    assertThat(reading).isInstanceOf(Reading.Readable.class);
    Statement statement = ((Reading.Readable) reading).statement();
    assertThat(statement.eventId()).hasToString(json.get("id").asText());
    assertThat(statement.source()).isEqualTo(json.get("source").asText());
    assertThat(statement.type()).isEqualTo(json.get("type").asText());
    assertThat(statement.time()).hasToString(json.get("time").asText());
    assertThat(statement.chain().correlationId()).isEqualTo(json.get("correlationid").asText());
    assertThat(statement.chain().causationId()).isEqualTo(json.get("causationid").asText());
    assertThat(statement.chain().actor()).isEqualTo(json.get("actor").asText());
    assertThat(statement.about().workerId())
        .isEqualTo(
            type.name().matches(".*_RECORD_(PARKED|REPLAYED|GIVEN_UP)")
                ? json.get("subject").asText()
                : text(data, "workerId"));
    assertThat(statement.about().episodeId()).isEqualTo(text(data, "episodeId"));
    assertThat(Objects.toString(statement.about().passId(), null)).isEqualTo(text(data, "passId"));
    assertThat(Objects.toString(statement.about().transactionId(), null))
        .isEqualTo(text(data, "transactionId"));
    assertThat(Objects.toString(statement.about().authenticatorId(), null))
        .isEqualTo(text(data, "authenticatorId"));
    assertThat(statement.result().reason()).isEqualTo(text(data, "reason"));
  }

  @Test
  void whatBecomesOfAParkedRecordIsAboutWhomItsKeyNames() {
    UUID visit = UUID.randomUUID();
    assertThat(About.key("w-1")).isEqualTo(new About("w-1", null, null, null, null));
    assertThat(About.key(visit.toString()))
        .isEqualTo(new About(visit.toString(), null, null, visit, null));
    assertThat(About.key("1-1-1-1-1").transactionId()).isNull();
    assertThat(About.key("partition:3")).isEqualTo(new About(null, null, null, null, null));
  }

  private static String text(JsonNode data, String member) {
    return data.hasNonNull(member) ? data.get(member).asText() : null;
  }
}
