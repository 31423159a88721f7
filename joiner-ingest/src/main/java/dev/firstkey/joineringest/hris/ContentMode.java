package dev.firstkey.joineringest.hris;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.StrictJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How a CloudEvent stands in a Kafka record (CloudEvents Kafka protocol binding 1.0 §3): whole in
/// the value, or its data in the value and its attributes in headers that begin with `ce_`.
enum ContentMode {
  STRUCTURED("application/cloudevents+json"),
  BINARY("application/json");

  private static final String ATTRIBUTE = "ce_";

  private final String media;

  ContentMode(String media) {
    this.media = media;
  }

  /// Binary where the record says nothing of `application/cloudevents` and has attributes among its
  /// headers (§3.2.1).
  static ContentMode of(ForeignRecord record) {
    boolean saysStructured =
        record.all("content-type").stream()
            .anyMatch(type -> type.toLowerCase(Locale.ROOT).startsWith("application/cloudevents"));
    boolean hasAttributes =
        record.headers().stream().anyMatch(header -> header.name().startsWith(ATTRIBUTE));
    return hasAttributes && !saysStructured ? BINARY : STRUCTURED;
  }

  /// The content type that such a record must have.
  String media() {
    return media;
  }

  /// The event in the JSON event format; empty where the value is no JSON object.
  Optional<ObjectNode> event(ForeignRecord record) {
    Optional<ObjectNode> json =
        StrictJson.object(Objects.requireNonNull(record.value())).map(ObjectNode.class::cast);
    return switch (this) {
      case STRUCTURED -> json;
      case BINARY -> json.map(data -> event(data, record));
    };
  }

  // In the order of their names, so that the same headers in another order are the same event.
  private static ObjectNode event(ObjectNode data, ForeignRecord record) {
    ObjectNode event = data.objectNode();
    attributes(record).forEach((name, values) -> put(event, name, values));
    put(event, "datacontenttype", record.all("content-type"));
    event.set("data", data);
    return event;
  }

  private static Map<String, List<String>> attributes(ForeignRecord record) {
    return record.headers().stream()
        .map(ForeignRecord.Header::name)
        .filter(name -> name.startsWith(ATTRIBUTE))
        .distinct()
        .collect(
            Collectors.toMap(
                name -> name.substring(ATTRIBUTE.length()),
                record::all,
                (one, _) -> one,
                TreeMap::new));
  }

  // Said twice, it is nothing that an attribute can be.
  private static void put(ObjectNode event, String name, List<String> values) {
    if (values.size() == 1) {
      event.put(name, values.getFirst());
    } else {
      event.putArray(name);
    }
  }
}
