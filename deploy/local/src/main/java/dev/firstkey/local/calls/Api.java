package dev.firstkey.local.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// JSON over HTTP.
public final class Api {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration CONNECTED = Duration.ofSeconds(5);

  /// @param body missing where the answer is no JSON
  public record Answer(int status, JsonNode body, HttpResponse<String> whole) {

    public boolean isSuccess() {
      return status / 100 == 2;
    }

    public Optional<String> header(String name) {
      return whole.headers().firstValue(name);
    }

    /// Whether it is the problem (RFC 9457 §3.1.1) that stands for this refusal reason.
    public boolean isProblem(String reason) {
      return body.path("type").asText("").equals("urn:firstkey:problem:" + reason);
    }

    /// For people: the status, and the problem where it is one.
    public String spoken() {
      var type = body.path("type").asText("");
      var detail = body.path("detail").asText(body.path("title").asText(""));
      return (status + " " + type + " " + detail).strip();
    }
  }

  private final HttpClient http;
  private final Consumer<Map<String, String>> sent;

  /// With a client of its own.
  ///
  /// @param sent is shown the headers of each call
  public Api(Consumer<Map<String, String>> sent) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTED)
            .build();
    this.sent = sent;
  }

  public HttpClient http() {
    return http;
  }

  public Answer get(String uri, String token) throws Stopped, InterruptedException {
    return send("GET", URI.create(uri), Map.of("Authorization", "Bearer " + token), null);
  }

  public Answer post(String uri, String token, JsonNode body) throws Stopped, InterruptedException {
    return send("POST", URI.create(uri), Map.of("Authorization", "Bearer " + token), body);
  }

  public Answer put(String uri, String token, JsonNode body) throws Stopped, InterruptedException {
    return send("PUT", URI.create(uri), Map.of("Authorization", "Bearer " + token), body);
  }

  /// @param body null for none
  public Answer send(String method, URI uri, Map<String, String> headers, @Nullable JsonNode body)
      throws Stopped, InterruptedException {
    var request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
    request.header("Accept", "application/json, application/problem+json");
    headers.forEach(request::header);
    sent.accept(headers);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
    }
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), json(answer.body()), answer);
    } catch (IOException failure) {
      throw new Unreachable("No answer from " + uri.getAuthority() + " (" + failure + ")");
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }
}
