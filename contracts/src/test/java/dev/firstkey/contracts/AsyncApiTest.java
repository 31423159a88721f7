package dev.firstkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  private static final Path SERVED = Path.of("target", "classes", "META-INF", "resources");
  private static final String PREFIX = "${firstkey.topic-prefix}";
  private static final Pattern CHANNEL =
      Pattern.compile("(mp\\.messaging\\.incoming\\.([^.]+)\\.)connector");

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
  void whoHearsHrIsNamed() throws IOException {
    assertThat(document().path("operations").path("joiner-ingest.receive.hris").isObject())
        .isTrue();
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
        assertThat(SERVED.resolve(reference)).isRegularFile();
      }
    }
  }

  private static JsonNode document() throws IOException {
    return JSON.readTree(Files.readAllBytes(FILE));
  }

  private static SortedMap<String, SortedSet<String>> receivers() throws IOException {
    var receivers = new TreeMap<String, SortedSet<String>>();
    for (var service : SERVICES) {
      heard(settings(service))
          .forEach(topic -> receivers.computeIfAbsent(topic, _ -> new TreeSet<>()).add(service));
    }
    return receivers;
  }

  /// By their names without prefix. A channel that names no topic is called like it.
  private static Stream<String> heard(Properties settings) {
    return settings.stringPropertyNames().stream()
        .map(CHANNEL::matcher)
        .filter(Matcher::matches)
        .map(channel -> settings.getProperty(channel.group(1) + "topic", channel.group(2)))
        .map(topic -> topic.replace(PREFIX, ""));
  }

  private static Properties settings(String service) throws IOException {
    var settings = new Properties();
    var file = Path.of("..", service, "src", "main", "resources", "application.properties");
    try (var in = Files.newBufferedReader(file)) {
      settings.load(in);
    }
    return settings;
  }
}
