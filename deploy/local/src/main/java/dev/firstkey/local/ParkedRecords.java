package dev.firstkey.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.StaffTokens;
import dev.firstkey.local.stack.Trouble;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What is parked in the services, as an operator sees it and has it heard again.
final class ParkedRecords {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// The services that park records of Firstkey's own streams, and where `env` has their address.
  private static final Map<String, String> SERVICES = services();

  private final Stack stack;
  private final PrintStream out;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  ParkedRecords(Stack stack, PrintStream out) {
    this.stack = stack;
    this.out = out;
  }

  private static Map<String, String> services() {
    Map<String, String> services = new LinkedHashMap<>();
    services.put("joiner-ingest", "FIRSTKEY_INGEST");
    services.put("pass-issuer", "FIRSTKEY_ISSUER");
    services.put("enrollment-gateway", "FIRSTKEY_GATEWAY");
    services.put("revocation-worker", "FIRSTKEY_REVOCATION");
    return services;
  }

  /// A line for each parked record: service, id, code, place, since when.
  void list() throws InterruptedException {
    String token = new StaffTokens(stack).token("operator");
    for (String service : SERVICES.keySet()) {
      for (JsonNode record : json(ask(service, "GET", "/parked", token))) {
        out.printf(
            "%s %s %s %s/%d@%d %s%n",
            service,
            record.path("id").asText(),
            record.path("code").asText(),
            record.path("topic").asText(),
            record.path("partition").asInt(),
            record.path("offset").asLong(),
            record.path("parkedSince").asText());
      }
    }
  }

  /// Has one record heard again.
  ///
  /// @throws Trouble where it is not parked, or stays so
  void replay(String service, String id) throws InterruptedException {
    if (!SERVICES.containsKey(service)) {
      throw new Trouble("There is no such service. There are: " + SERVICES.keySet());
    }
    String token = new StaffTokens(stack).token("operator");
    var answer = send(service, "POST", "/parked/" + uuid(id) + "/replay", token);
    switch (answer.statusCode()) {
      case 204 -> out.println("It was heard, and its key is free of it.");
      case 404 -> throw new Trouble(service + " has parked no record with that id.");
      case 409 ->
          throw new Trouble(
              "The record still cannot be taken in ("
                  + json(answer).path("code").asText()
                  + "); its hold stands.");
      default -> throw unexpected(service, answer);
    }
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException _) {
      throw new Trouble("An id looks like those that `./firstkey parked list` prints.");
    }
  }

  private HttpResponse<String> ask(String service, String method, String path, String token)
      throws InterruptedException {
    var answer = send(service, method, path, token);
    if (answer.statusCode() != 200) {
      throw unexpected(service, answer);
    }
    return answer;
  }

  private HttpResponse<String> send(String service, String method, String path, String token)
      throws InterruptedException {
    var uri = URI.create(stack.env().get(SERVICES.get(service)) + path);
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException _) {
      throw new Trouble(service + " does not answer. `./firstkey status` tells more.");
    }
  }

  private static Trouble unexpected(String service, HttpResponse<String> answer) {
    return new Trouble(service + " answered " + answer.statusCode() + ".");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException _) {
      throw new Trouble("The answer is no JSON: " + answer.statusCode());
    }
  }
}
