package dev.firstkey.contracts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/// The AsyncAPI 3.0 document of all topics, made from the code: types and topics from [EventType]
/// and [Topic], payloads from the schemas, who receives what from the services' own settings.
final class AsyncApi {
  /// Beside the document, as it is served.
  static final String SCHEMAS = "schemas/";

  private static final List<String> ATTRIBUTES =
      List.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "correlationid",
          "causationid",
          "actor");

  private AsyncApi() {}

  /// @param receivers the services that hear each topic, by the topic's name without prefix
  static ObjectNode document(SortedMap<String, SortedSet<String>> receivers) {
    var document = JsonNodeFactory.instance.objectNode().put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Firstkey")
        .put("version", "1.0.0")
        .put("description", "What the services of Firstkey say to each other and hear from HR.")
        .putObject("license")
        .put("name", "Apache-2.0");
    document.put("defaultContentType", "application/cloudevents+json");
    var channels = document.putObject("channels");
    var operations = document.putObject("operations");
    for (var topic : Topic.values()) {
      channel(channels.putObject(topic.name("")), topic);
      operations(operations, topic, receivers);
    }
    components(document.putObject("components"));
    return document;
  }

  private static void channel(ObjectNode channel, Topic topic) {
    channel.put("address", topic.name("firstkey."));
    channel.put("description", "The key is the CloudEvents subject. One stream, 6 partitions.");
    var messages = channel.putObject("messages");
    typesOf(topic).forEach(type -> refer(messages, type.spoken(), "components/messages"));
    channel
        .putObject("bindings")
        .putObject("kafka")
        .put("topic", topic.name("firstkey."))
        .put("partitions", 6)
        .put("bindingVersion", "0.5.0");
  }

  private static List<EventType> typesOf(Topic topic) {
    Topic form = topic == Topic.HRIS_SCIM ? Topic.HRIS : topic;
    return Arrays.stream(EventType.values()).filter(type -> type.topic() == form).toList();
  }

  private static void refer(ObjectNode parent, String name, String where) {
    parent.putObject(name).put("$ref", "#/" + where + "/" + name);
  }

  private static void operations(
      ObjectNode operations, Topic topic, SortedMap<String, SortedSet<String>> receivers) {
    operation(operations, topic.saidBy(), "send", topic);
    receivers
        .getOrDefault(topic.name(""), java.util.Collections.emptySortedSet())
        .forEach(service -> operation(operations, service, "receive", topic));
  }

  private static void operation(ObjectNode operations, String service, String action, Topic topic) {
    operations
        .putObject(service + "." + action + "." + topic.name(""))
        .put("action", action)
        .putObject("channel")
        .put("$ref", "#/channels/" + topic.name(""));
  }

  private static void components(ObjectNode components) {
    var messages = components.putObject("messages");
    for (var type : EventType.values()) {
      message(messages.putObject(type.spoken()), type);
    }
    envelope(components.putObject("schemas").putObject("envelope"));
  }

  private static void message(ObjectNode message, EventType type) {
    message
        .put("name", type.id())
        .put("summary", Recorded.schema(type).get("description").asText())
        .put("contentType", "application/cloudevents+json");
    var all = message.putObject("payload").putArray("allOf");
    all.addObject().put("$ref", "#/components/schemas/envelope");
    var own = all.addObject().put("type", "object");
    var properties = own.putObject("properties");
    properties.putObject("type").put("const", type.id());
    properties.putObject("data").put("$ref", SCHEMAS + schemaFile(type));
    if (type.topic() == Topic.HRIS) {
      signature(message.putObject("headers"));
    } else {
      own.putArray("required").add("time");
    }
  }

  private static void signature(ObjectNode headers) {
    headers
        .put("type", "object")
        .putObject("properties")
        .putObject("firstkey-signature")
        .put("type", "string")
        .put(
            "description",
            "A JSON Web Signature over the bytes of the value, with its payload left out (RFC 7515"
                + " appendix F). Where the source signs.");
  }

  private static String schemaFile(EventType type) {
    return type.spoken() + ".v1.schema.json";
  }

  /// HR's own events need no chain and no time.
  private static void envelope(ObjectNode envelope) {
    envelope.put("description", "CloudEvents 1.0, structured mode.").put("type", "object");
    var properties = envelope.putObject("properties");
    ATTRIBUTES.forEach(name -> properties.putObject(name).put("type", "string"));
    properties.putObject("data").put("type", "object");
    var required = envelope.putArray("required");
    List.of("specversion", "id", "source", "type", "data").forEach(required::add);
  }
}
