package dev.firstkey.local.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.firstkey.contracts.Event;
import dev.firstkey.meaning.Received;
import dev.firstkey.tlog.Malformed;
import java.io.PrintStream;
import java.util.SortedMap;

/// What an evidence bundle says of its own entries.
///
/// @param received who received which credential, as it says
/// @param complete whether it says that no entry of the worker is missing
record Summary(JsonNode received, boolean complete) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  static Summary of(JsonNode bundle) {
    if (!bundle.path("received").isArray() || !bundle.path("complete").isBoolean()) {
      throw new Malformed("the bundle does not say what was received, or whether it is complete");
    }
    return new Summary(known(bundle.path("received")), bundle.path("complete").asBoolean());
  }

  /// What is null is not said.
  private static JsonNode known(JsonNode said) {
    JsonNode known = said.deepCopy();
    forgetNulls(known);
    return known;
  }

  private static void forgetNulls(JsonNode json) {
    if (json.isObject()) {
      json.properties().removeIf(member -> member.getValue().getNodeType() == JsonNodeType.NULL);
    }
    json.forEach(Summary::forgetNulls);
  }

  static JsonNode received(SortedMap<Long, Event> events) {
    try {
      return JSON.readTree(JSON.writeValueAsString(Received.of(events)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what events say always has a text", e);
    }
  }

  /// Fails where the leaves say something else.
  void hold(SortedMap<Long, Event> events) {
    if (!received.equals(received(events))) {
      throw new Malformed("what the bundle says was received is not what its leaves say");
    }
  }

  /// Only the whole log shows that there is no other entry.
  void tell(SortedMap<Long, Event> events, PrintStream out) {
    out.println(
        complete
            ? "the bundle says that these are all entries of the worker in this tree"
            : "the bundle says that there are more than these %d entries: older ones, or ones that were not signed yet"
                .formatted(events.size()));
  }
}
