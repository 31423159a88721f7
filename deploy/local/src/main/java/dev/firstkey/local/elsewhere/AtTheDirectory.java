package dev.firstkey.local.elsewhere;

import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.client.KeycloakLogin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Presents the same to the directory: to its token endpoint in each grant, to its user's own data,
/// and to what a mail with a link would lead to.
record AtTheDirectory(Place place, Map<String, String> held) {
  private static final String CLIENT = "firstkey-door";

  /// By grant, the member that carries it.
  private static final Map<String, String> GRANTS =
      Map.of(
          "authorization_code", "code",
          "refresh_token", "refresh_token",
          "password", "password",
          "client_credentials", "client_secret",
          "urn:ietf:params:oauth:grant-type:device_code", "device_code",
          "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion",
          "urn:ietf:params:oauth:grant-type:token-exchange", "subject_token",
          "urn:openid:params:grant-type:ciba", "auth_req_id");

  /// What was taken, a sentence each.
  List<String> taken() throws Stopped, InterruptedException {
    var taken = new ArrayList<String>();
    for (var one : held.entrySet()) {
      for (var grant : GRANTS.keySet()) {
        note(token(grant, one.getValue()), "as " + grant, one.getKey(), taken);
      }
      note(asBearer(one.getValue()), "for its user's data", one.getKey(), taken);
      note(asLink(one.getValue()), "as a link of a mail", one.getKey(), taken);
    }
    return taken;
  }

  private static void note(int status, String where, String what, List<String> taken) {
    if (status < 400) {
      taken.add("the directory answers %d to a %s %s".formatted(status, what, where));
    }
  }

  private int token(String grant, String value) throws Stopped, InterruptedException {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", grant);
    fields.put("client_id", CLIENT);
    fields.put("username", value);
    fields.put("code_verifier", value);
    fields.put("redirect_uri", place.stack().env().get("FIRSTKEY_GATEWAY") + "/sign-in/");
    fields.put(GRANTS.get(grant), value);
    return send(
        HttpRequest.newBuilder(at("/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(KeycloakLogin.form(fields))));
  }

  private int asBearer(String value) throws Stopped, InterruptedException {
    return send(
        HttpRequest.newBuilder(at("/protocol/openid-connect/userinfo"))
            .header("Authorization", "Bearer " + value));
  }

  private int asLink(String value) throws Stopped, InterruptedException {
    var query = KeycloakLogin.form(Map.of("key", value, "client_id", CLIENT));
    return send(HttpRequest.newBuilder(at("/login-actions/action-token?" + query)));
  }

  private URI at(String path) {
    return URI.create(place.realm() + path);
  }

  private int send(HttpRequest.Builder request) throws Stopped, InterruptedException {
    try {
      var answer = place.api().http().send(request.build(), HttpResponse.BodyHandlers.discarding());
      return answer.statusCode();
    } catch (IOException failure) {
      throw new Stopped("the directory does not answer: " + failure);
    }
  }
}
