package dev.firstkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `asyncapi.json` says what the code does. `-Dfirstkey.write-asyncapi` writes it anew.
class AsyncApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path FILE = Path.of("asyncapi.json");
  private static final List<String> SERVICES =
      List.of(
          "joiner-ingest", "pass-issuer", "enrollment-gateway", "revocation-worker", "audit-sink");
  private static final Pattern HEARD =
      Pattern.compile(
          "mp\\.messaging\\.incoming\\.[^.]+\\.topic=\\$\\{firstkey\\.topic-prefix}(\\S+)");

  @Test
  void theDocumentIsWhatTheCodeSaysAndHears() throws IOException {
    var wanted = AsyncApi.document(receivers());
    if (Boolean.getBoolean("firstkey.write-asyncapi")) {
      var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(wanted);
      Files.writeString(FILE, text + "\n");
    }
    assertThat(document())
        .as("asyncapi.json; mvnw test -pl contracts -Dfirstkey.write-asyncapi=true makes it anew")
        .isEqualTo(wanted);
  }

  @ParameterizedTest
  @EnumSource
  void everySampleIsSaidByTheServiceThatTheDocumentNames(EventType type) {
    var source = type.topic() == Topic.HRIS ? null : "urn:firstkey:" + type.topic().saidBy();
    for (byte[] sample : Recorded.samples(type)) {
      if (source != null) {
        assertThat(Recorded.json(sample).get("source").asText()).isEqualTo(source);
      }
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() throws IOException {
    var document = document();
    var references = document.findValuesAsText("$ref");
    assertThat(references).isNotEmpty();
    for (var reference : references) {
      if (reference.startsWith("#")) {
        assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      } else {
        assertThat(Path.of(reference)).isRegularFile();
      }
    }
  }

  private static JsonNode document() throws IOException {
    return JSON.readTree(Files.readAllBytes(FILE));
  }

  private static SortedMap<String, SortedSet<String>> receivers() throws IOException {
    var receivers = new TreeMap<String, SortedSet<String>>();
    for (var service : SERVICES) {
      var settings =
          Files.readString(
              Path.of("..", service, "src", "main", "resources", "application.properties"));
      var heard = HEARD.matcher(settings);
      while (heard.find()) {
        receivers.computeIfAbsent(heard.group(1), _ -> new TreeSet<>()).add(service);
      }
    }
    return receivers;
  }
}
