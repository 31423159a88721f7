package dev.firstkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Schema, record and recorded sample of each event type say the same.
class SchemasTest {
  private static final Set<EventType> NAMED =
      Set.of(EventType.HRIS_WORKER_HIRED, EventType.HRIS_WORKER_CHANGED, EventType.WORKER_PROFILE);
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  @ParameterizedTest
  @EnumSource
  void everyMemberHasASentence(EventType type) {
    JsonNode schema = Recorded.schema(type);
    assertThat(schema.get("description").asText()).endsWith(".");
    assertSentences(schema);
  }

  @ParameterizedTest
  @EnumSource
  void theRecordHasTheMembersOfTheSchema(EventType type) {
    assertSameMembers(Recorded.schema(type), type.record());
  }

  @ParameterizedTest
  @EnumSource
  void onlyHrsOwnEventsAndTheProfileHoldAName(EventType type) {
    String schema = Recorded.schema(type).toString();
    boolean mayHoldAName = NAMED.contains(type);
    for (String member : List.of("givenName", "familyName", "displayName")) {
      assertThat(schema.contains('"' + member + '"')).as(member).isEqualTo(mayHoldAName);
    }
    boolean mayHoldAnAddress = mayHoldAName || type == EventType.HRIS_WRITEBACK;
    assertThat(schema.contains("\"email\"")).isEqualTo(mayHoldAnAddress);
  }

  @ParameterizedTest
  @EnumSource
  void theSchemaIsNamedLikeTheType(EventType type) {
    assertThat(Recorded.schema(type).get("title").asText()).isEqualTo(type.id());
  }

  @ParameterizedTest
  @EnumSource
  void everySampleFollowsTheSchema(EventType type) {
    for (byte[] sample : Recorded.samples(type)) {
      assertThat(schema(type).validate(Recorded.json(sample).get("data"))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMissingRequiredMemberBreaksSchemaAndRecord(EventType type) {
    JsonNode sample = Recorded.json(Recorded.samples(type).getFirst());
    for (JsonNode required : Recorded.schema(type).get("required")) {
      ObjectNode data = sample.get("data").deepCopy();
      data.remove(required.asText());
      assertThat(schema(type).validate(data)).as(required.asText()).isNotEmpty();
      assertThat(isRecord(data, type)).as("record without %s", required.asText()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void optionalMembersMayBeMissing(EventType type) {
    JsonNode schema = Recorded.schema(type);
    ObjectNode data = Recorded.json(Recorded.samples(type).getFirst()).get("data").deepCopy();
    data.retain(names(schema.get("required")));
    assertThat(schema(type).validate(data)).isEmpty();
    assertThat(isRecord(data, type)).isTrue();
  }

  private static boolean isRecord(JsonNode data, EventType type) {
    try {
      EventCodec.fact(data, type.record());
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static JsonSchema schema(EventType type) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Recorded.schema(type), STRICT);
  }

  private static void assertSentences(JsonNode schema) {
    schema
        .get("properties")
        .properties()
        .forEach(member -> {
          assertThat(member.getValue().path("description").asText())
              .as(member.getKey())
              .endsWith(".");
          if (member.getValue().has("properties")) {
            assertSentences(member.getValue());
          }
        });
  }

  private static void assertSameMembers(JsonNode schema, Class<?> record) {
    assertThat(Arrays.stream(record.getRecordComponents()).map(SchemasTest::said))
        .containsExactlyElementsOf(
            schema.get("properties").properties().stream().map(e -> e.getKey()).toList());
    for (RecordComponent part : record.getRecordComponents()) {
      JsonNode member = schema.get("properties").get(said(part));
      if (part.getType().isRecord()) {
        assertSameMembers(member, part.getType());
      }
      if (part.getType().isEnum()) {
        assertThat(names(member.get("enum"))).isEqualTo(words(part.getType()));
      }
    }
  }

  /// Standards have names of their own.
  private static String said(RecordComponent part) {
    var named = part.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? part.getName() : named.value();
  }

  private static Set<String> words(Class<?> closedList) {
    return Arrays.stream(closedList.getEnumConstants())
        .map(constant -> Words.of((Enum<?>) constant))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(JsonNode array) {
    List<JsonNode> nodes = array.valueStream().toList();
    return nodes.stream().map(JsonNode::asText).collect(Collectors.toSet());
  }
}
