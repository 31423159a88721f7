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

/// What is parked in the services, as an operator sees it and decides about it.
public final class ParkedRecords {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// The services that park records of Firstkey's own streams, and where `env` has their address.
  private static final Map<String, String> SERVICES = services();

  private final Stack stack;
  private final PrintStream out;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  public ParkedRecords(Stack stack, PrintStream out) {
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

  /// A line for each parked record: service, id, whom it holds, code, place, since when.
  public void list() throws InterruptedException {
    String token = new StaffTokens(stack).token("operator");
    int lines = 0;
    for (String service : SERVICES.keySet()) {
      for (JsonNode record : json(ask(service, "GET", "/parked", token))) {
        out.printf(
            "%s %s %s %s %s/%d@%d %s%n",
            service,
            record.path("id").asText(),
            record.path("key").asText("everybody-of-partition-" + record.path("partition")),
            record.path("code").asText(),
            record.path("topic").asText(),
            record.path("partition").asInt(),
            record.path("offset").asLong(),
            record.path("parkedSince").asText());
        lines++;
      }
    }
    if (lines == 0) {
      out.println("Nothing is parked.");
    }
  }

  /// Has one record heard again.
  ///
  /// @throws Trouble where it is not parked, or stays so
  public void replay(String service, String id) throws InterruptedException {
    var answer = decide(service, id, "/replay", HttpRequest.BodyPublishers.noBody());
    if (answer.statusCode() == 409) {
      throw new Trouble(
          "The record still cannot be taken in ("
              + json(answer).path("code").asText()
              + "); its hold stands.");
    }
    expectDone(service, answer);
    out.println("It was heard, and its key is free of it.");
  }

  /// Ends the hold of one record that will never be handled.
  ///
  /// @throws Trouble where it is not parked, or where the reference is none
  public void giveUp(String service, String id, String reference) throws InterruptedException {
    String body = JSON.createObjectNode().put("reference", reference).toString();
    var answer = decide(service, id, "/give-up", HttpRequest.BodyPublishers.ofString(body));
    if (answer.statusCode() == 400) {
      throw new Trouble(
          "Say where the decision is written, such as a ticket's id: 1 to 64 letters, digits, '.', '_' and"
              + " '-'. No words: what is said is never forgotten, and they may name somebody.");
    }
    expectDone(service, answer);
    out.println("It is given up: it will never be handled, and its key is free of it.");
  }

  private HttpResponse<String> decide(
      String service, String id, String what, HttpRequest.BodyPublisher body)
      throws InterruptedException {
    if (!SERVICES.containsKey(service)) {
      throw new Trouble("There is no such service. There are: " + SERVICES.keySet());
    }
    String path = "/parked/" + uuid(id) + what;
    return send(service, "POST", path, new StaffTokens(stack).token("operator"), body);
  }

  private static void expectDone(String service, HttpResponse<String> answer) {
    switch (answer.statusCode()) {
      case 204 -> {}
      case 404 ->
          throw new Trouble(service + " has parked no record with that id, or has none any more.");
      case 503 ->
          throw new Trouble(
              "Not now. `./firstkey parked list` tells what is still parked; try again.");
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
    var answer = send(service, method, path, token, HttpRequest.BodyPublishers.noBody());
    if (answer.statusCode() != 200) {
      throw unexpected(service, answer);
    }
    return answer;
  }

  private HttpResponse<String> send(
      String service, String method, String path, String token, HttpRequest.BodyPublisher body)
      throws InterruptedException {
    var uri = URI.create(stack.env().get(SERVICES.get(service)) + path);
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, body)
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
