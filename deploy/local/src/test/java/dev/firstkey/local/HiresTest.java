package dev.firstkey.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.local.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiresTest {
  private static final Clock LATE =
      Clock.fixed(Instant.parse("2026-11-21T23:30:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void startTodayWhereTheyWork() {
    var event = StrictJson.object(Hires.madeUp(1, LATE).getFirst().event()).orElseThrow();
    assertThat(event.path("type").asText()).isEqualTo(EventType.HRIS_WORKER_HIRED.id());
    assertThat(event.path("data").path("startDate").asText()).isEqualTo("2026-11-22");
  }

  @Test
  void haveIdsThatNoOtherRunHas() {
    var ids =
        java.util.stream.Stream.of(Hires.madeUp(20, LATE), Hires.madeUp(20, LATE))
            .flatMap(run -> run.stream().map(Hire::workerId))
            .collect(Collectors.toSet());
    assertThat(ids).hasSize(40);
  }

  @Test
  void hardlyShareANameHoweverManyTheyAre() {
    var names =
        Hires.madeUp(5_000, LATE).stream()
            .map(hire -> StrictJson.object(hire.event()).orElseThrow().path("data"))
            .map(data -> data.path("givenName").asText() + " " + data.path("familyName").asText())
            .collect(Collectors.toSet());
    assertThat(names).hasSizeGreaterThan(4_900);
  }

  @Test
  void areTakenFromAFileAsTheyAre() throws IOException {
    var made = Hires.madeUp(2, LATE);
    var file = folder.resolve("events");
    Files.writeString(file, text(made.get(0)) + "\n\n" + text(made.get(1)) + "\n");
    assertThat(Hires.read(file)).usingRecursiveComparison().isEqualTo(made);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"type\":\"dev.firstkey.hris.worker.left.v1\",\"data\":{\"workerId\":\"w\"}}"
      })
  void areRefusedWhereTheyAreNone(String line) throws IOException {
    var file = Files.writeString(folder.resolve("events"), line + "\n");
    assertThatThrownBy(() -> Hires.read(file)).isInstanceOf(Trouble.class);
  }

  private static String text(Hire hire) {
    return new String(hire.event(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
