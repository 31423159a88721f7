package dev.firstkey.local.elsewhere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Unreachable;
import dev.firstkey.local.stack.Service;
import dev.firstkey.newhire.DeviceKey;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Presents everything that a new hire holds to every call of one service, in each way in which a
/// secret could be presented.
///
/// @param held what it is, by name
record Presenting(Place place, DeviceKey key, Service service, Map<String, String> held) {
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "DELETE");
  private static final String NOTHING = "nothing";

  /// In which place of a call it stands.
  private enum Way {
    BEARER,
    DPOP,
    BASIC,
    COOKIE,
    PATH_AND_QUERY
  }

  /// What was taken, a sentence each. A call that anybody may make gives nothing for it.
  List<String> to(Surface surface) throws Stopped, InterruptedException {
    var taken = new ArrayList<String>();
    for (var call : surface.calls()) {
      if (isSuccess(send(surface, call, NOTHING, Map.of(), false))) {
        continue;
      }
      for (var one : held.entrySet()) {
        for (var way : Way.values()) {
          int status = present(surface, call, one.getValue(), way);
          if (isSuccess(status) || status == 500) {
            taken.add(
                "%s answers %d to %s with a %s as %s"
                    .formatted(service.spoken(), status, call, one.getKey(), way));
          }
        }
      }
    }
    return taken;
  }

  private static boolean isSuccess(int status) {
    return status < 400;
  }

  private int present(Surface surface, Surface.Call call, String value, Way way)
      throws Stopped, InterruptedException {
    var basic = ("pass:" + value).getBytes(StandardCharsets.UTF_8);
    return switch (way) {
      case BEARER -> send(surface, call, value, authorization("Bearer " + value), false);
      case DPOP -> send(surface, call, value, bound(surface, call, value), false);
      case BASIC -> {
        var said = "Basic " + Base64.getEncoder().encodeToString(basic);
        yield send(surface, call, value, authorization(said), false);
      }
      case COOKIE -> send(surface, call, value, Map.of("Cookie", "q_session=" + value), false);
      case PATH_AND_QUERY -> send(surface, call, value, Map.of(), true);
    };
  }

  private static Map<String, String> authorization(String value) {
    return Map.of("Authorization", value);
  }

  /// With a proof by the right key, everywhere but at the gateway, where this is what it is for.
  private Map<String, String> bound(Surface surface, Surface.Call call, String value) {
    var headers = new HashMap<>(authorization("DPoP " + value));
    if (service != Service.ENROLLMENT_GATEWAY) {
      var address = URI.create(surface.address() + path(call, value));
      headers.put("DPoP", key.proof(call.method(), address, null));
    }
    return headers;
  }

  private int send(
      Surface surface, Surface.Call call, String value, Map<String, String> headers, boolean asks)
      throws Stopped, InterruptedException {
    var address = surface.address() + path(call, value) + (asks ? query(call, value) : "");
    JsonNode body =
        WITHOUT_BODY.contains(call.method()) ? null : JsonNodeFactory.instance.objectNode();
    return answered(call.method(), URI.create(address), headers, body);
  }

  /// Once more where the server had closed the connection: a refusal may do that.
  private int answered(
      String method, URI address, Map<String, String> headers, @Nullable JsonNode body)
      throws Stopped, InterruptedException {
    try {
      return place.api().send(method, address, headers, body).status();
    } catch (Unreachable _) {
      return place.api().send(method, address, headers, body).status();
    }
  }

  private static String path(Surface.Call call, String value) {
    return call.path().replaceAll("\\{[^}]+}", encoded(value));
  }

  private static String query(Surface.Call call, String value) {
    return call.queries().stream()
        .map(name -> name + "=" + encoded(value))
        .collect(Collectors.joining("&", "?", "&access_token=" + encoded(value)));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
