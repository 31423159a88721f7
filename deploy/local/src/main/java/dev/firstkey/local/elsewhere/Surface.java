package dev.firstkey.local.elsewhere;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Every call that a service says that it has (OpenAPI).
///
/// @param address where it answers
record Surface(Place place, String address, List<Call> calls) {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");
  private static final Pattern REFUSED =
      Pattern.compile("(?m)^http_server_requests_seconds_count\\{[^}]*status=\"4[^}]*} ([0-9.E]+)");

  /// @param path with its parameters in braces
  /// @param queries the names of what may stand behind the question mark
  record Call(String method, String path, List<String> queries) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Surface of(Place place, Service service) throws Stopped, InterruptedException {
    var address = place.stack().url(service);
    var said = said(place, address + "/q/openapi?format=json").body().path("paths");
    var calls = new ArrayList<Call>();
    said.properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation ->
                    calls.add(call(operation.getKey(), path.getKey(), operation.getValue()))));
    if (calls.isEmpty()) {
      throw new Stopped(service.spoken() + " says of no call that it has it");
    }
    return new Surface(place, address, List.copyOf(calls));
  }

  private static Call call(String method, String path, JsonNode operation) {
    var queries = new ArrayList<String>();
    for (var parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals("query")) {
        queries.add(parameter.path("name").asText());
      }
    }
    return new Call(method.toUpperCase(Locale.ROOT), path, List.copyOf(queries));
  }

  /// How many calls it has refused since it started, as it counts them.
  double refused() throws Stopped, InterruptedException {
    return REFUSED
        .matcher(metrics())
        .results()
        .mapToDouble(line -> Double.parseDouble(line.group(1)))
        .sum();
  }

  private String metrics() throws Stopped, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address + "/q/metrics")).build();
    try {
      return place.api().http().send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException failure) {
      throw new Stopped("no metrics from " + address + ": " + failure);
    }
  }

  private static Api.Answer said(Place place, String address) throws Stopped, InterruptedException {
    var answer = place.api().send("GET", URI.create(address), Map.of(), null);
    if (!answer.isSuccess()) {
      throw new Stopped(address + " answers " + answer.status());
    }
    return answer;
  }
}
