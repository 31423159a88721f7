package dev.firstkey.joineringest.hris;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Holds the data of an HR record against the published schema of its type, then against what a
/// schema cannot say, and collects the names of all wrong members at once.
final class DataCheck {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final Map<EventType, JsonSchema> schemas =
      Arrays.stream(EventType.values())
          .filter(type -> type.topic() == Topic.HRIS)
          .collect(Collectors.toMap(Function.identity(), DataCheck::schema));

  /// The names of the wrong or missing members, only such as the schema declares.
  List<String> wrong(JsonNode data, EventType type) {
    JsonSchema schema = Objects.requireNonNull(schemas.get(type));
    JsonNode declared = schema.getSchemaNode().get("properties");
    Set<String> wrong = new TreeSet<>(Sense.wrong(data, declared));
    schema.validate(data).stream().map(DataCheck::member).filter(declared::has).forEach(wrong::add);
    return List.copyOf(wrong);
  }

  /// The worker that a record speaks of, where it can be read.
  static Optional<String> workerId(JsonNode json) {
    return id(json, "workerId");
  }

  /// The episode, like that.
  static Optional<String> episodeId(JsonNode json) {
    return id(json, "episodeId");
  }

  private static Optional<String> id(JsonNode json, String member) {
    return Optional.of(json.path("data").path(member))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(id -> ID.matcher(id).matches());
  }

  private static String member(ValidationMessage message) {
    return message.getProperty() != null
        ? message.getProperty()
        : message.getInstanceLocation().getName(0);
  }

  private static JsonSchema schema(EventType type) {
    String file = "/schemas/" + type.spoken() + ".v1.schema.json";
    try (InputStream stream = EventType.class.getResourceAsStream(file)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(stream, CONFIG);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
