package dev.firstkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Service;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// An identity provider that keeps its users at Firstkey over SCIM 2.0, as they do: it asks whether
/// the user is there before it creates one, writes operations with a capital, and false as a text.
public final class ScimHr implements Hr {
  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  private static final String JOINER = "urn:firstkey:scim:schemas:extension:joiner:2.0:User";
  private static final List<String> TERMS =
      List.of("startDate", "endDate", "workTimeZone", "workerType", "deviceContext", "episodeId");

  private final Place place;
  private final String users;
  private final Map<String, String> ids = new ConcurrentHashMap<>();

  public ScimHr(Place place) {
    this.place = place;
    this.users = place.stack().url(Service.JOINER_INGEST) + "/scim/v2/Users";
  }

  @Override
  public String spoken() {
    return "The identity provider creates Users over SCIM";
  }

  @Override
  public void hire(Hire hire) throws Stopped, InterruptedException {
    var known = place.api().get(users + "?filter=" + filter(hire), token());
    if (known.body().path("totalResults").asInt(-1) != 0) {
      throw new Stopped("The User of " + hire.workerId() + " is there already: " + known.spoken());
    }
    create(hire);
  }

  /// Creates the User without asking before whether it is there.
  public void create(Hire hire) throws Stopped, InterruptedException {
    var data = StrictJson.object(hire.event()).orElseThrow().path("data");
    var created = place.api().post(users, token(), user(hire.workerId(), data));
    if (created.status() != 201) {
      throw new Stopped("SCIM does not create " + hire.workerId() + ": " + created.spoken());
    }
    ids.put(hire.workerId(), created.body().path("id").asText());
  }

  @Override
  public void left(Hire hire) throws Stopped, InterruptedException {
    var body = JsonNodeFactory.instance.objectNode();
    body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
    body.putArray("Operations")
        .addObject()
        .put("op", "Replace")
        .put("path", "active")
        .put("value", "False");
    var id = Objects.requireNonNull(ids.get(hire.workerId()));
    var patched =
        place
            .api()
            .send(
                "PATCH",
                URI.create(users + "/" + id),
                Map.of("Authorization", "Bearer " + token()),
                body);
    if (patched.status() != 200) {
      throw new Stopped("SCIM does not deactivate " + hire.workerId() + ": " + patched.spoken());
    }
  }

  private String token() throws Stopped, InterruptedException {
    return place.tokens().of("hris");
  }

  private static String filter(Hire hire) {
    return "userName%20eq%20%22" + userName(hire.workerId()) + "%22";
  }

  private static String userName(String workerId) {
    return workerId + "@example.test";
  }

  private static ObjectNode user(String workerId, JsonNode data) {
    var user = JsonNodeFactory.instance.objectNode();
    user.putArray("schemas").add(CORE).add(ENTERPRISE).add(JOINER);
    user.put("userName", userName(workerId)).put("externalId", workerId).put("active", true);
    user.putObject("name")
        .put("givenName", data.path("givenName").asText())
        .put("familyName", data.path("familyName").asText());
    user.set("displayName", data.path("displayName"));
    user.set("preferredLanguage", data.path("language"));
    user.putObject(ENTERPRISE).set("organization", data.path("legalEntity"));
    var terms = user.putObject(JOINER);
    TERMS.stream().filter(data::has).forEach(term -> terms.set(term, data.path(term)));
    return user;
  }
}
