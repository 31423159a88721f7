package dev.firstkey.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// One browser window in front of Keycloak's pages: it keeps cookies, sends forms, and follows no
/// redirect.
///
/// The JDK's own cookie store sends no `Secure` cookie over `http://localhost`; browsers do, as
/// localhost counts as trustworthy. Hence this one.
public final class KeycloakLogin {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  public KeycloakLogin(HttpClient http) {
    this.http = http;
  }

  public HttpResponse<String> get(URI page) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(page).GET());
  }

  public HttpResponse<String> post(URI action, Map<String, String> fields)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookieHeader());
    }
    var answer = http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 500) {
      throw new IOException("Keycloak answers " + answer.statusCode());
    }
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    return answer;
  }

  private String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private void keep(String setCookie) {
    var pair = setCookie.split(";", 2)[0].split("=", 2);
    cookies.put(pair[0], pair[1]);
  }

  /// Fields as a form is sent, or a query is written.
  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
