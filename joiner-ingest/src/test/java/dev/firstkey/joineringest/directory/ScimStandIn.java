package dev.firstkey.joineringest.directory;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A stand-in of the tests for a SCIM 2.0 service, written by hand after RFC 7644: users in a map,
/// unique names and addresses, versions, filters by `eq`, errors in SCIM's form, no PATCH. It is
/// lax where services are: it ignores the case of external ids. It is not a service that anybody
/// runs.
final class ScimStandIn implements AutoCloseable {
  private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final String MESSAGE = "urn:ietf:params:scim:api:messages:2.0:";
  private static final String SECRET = "a-secret-of-the-tests";

  private final Vertx vertx;
  private final HttpServer server;
  private final Map<String, JsonObject> users = new ConcurrentHashMap<>();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger versions = new AtomicInteger();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile int answersAlways;
  private final Set<String> unlisted = ConcurrentHashMap.newKeySet();
  private volatile Set<String> late = Set.of();
  private volatile boolean withoutBody;
  private volatile int atOnce = 100;
  private volatile boolean rejects;
  private volatile Runnable beforePut = () -> {};

  private ScimStandIn(Vertx vertx) throws Exception {
    this.vertx = vertx;
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
  }

  static ScimStandIn start() throws Exception {
    return new ScimStandIn(Vertx.vertx());
  }

  TestConfig config() {
    String base = "http://127.0.0.1:" + server.actualPort();
    return TestConfig.scim(base + "/scim/v2", base + "/token", SECRET);
  }

  /// Lets a bearer of it in.
  void accept(String token) {
    if (!rejects) {
      accepted.add(token);
    }
  }

  /// No token that was given until now is accepted.
  void forgetTokens() {
    accepted.clear();
  }

  /// It gives tokens and accepts none.
  void rejectTokens() {
    rejects = true;
    accepted.clear();
  }

  /// Every call is answered like that; 0: as it should be.
  void answerAlways(int status) {
    answersAlways = status;
  }

  /// What is made from now on is not found by these attributes, but by its id.
  void listLate(String... attributes) {
    late = Set.of(attributes);
  }

  /// What it makes is answered with its address alone.
  void answerWithoutBody() {
    withoutBody = true;
  }

  /// A page of a list has no more than these.
  void giveAtOnce(int users) {
    atOnce = users;
  }

  /// What somebody else does before the next replacement arrives.
  void beforePut(Runnable other) {
    beforePut = other;
  }

  void delete(String id) {
    users.remove(id);
  }

  /// What somebody else keeps with the user.
  void put(String id, String attribute, Object value) {
    users.get(id).put(attribute, value);
    touch(users.get(id));
  }

  JsonObject user(String id) {
    return users.get(id).copy();
  }

  /// Another user with that external id.
  void add(String userName, @Nullable String externalId) {
    store(new JsonObject().put("userName", userName).put("externalId", externalId));
  }

  /// The calls until now, in order.
  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private void answer(HttpServerRequest request, Buffer body) {
    try {
      calls.add(request.method() + " " + request.path().replaceAll("/Users/.*", "/Users/id"));
      route(request, body);
    } catch (Refusal refusal) {
      JsonObject error =
          new JsonObject()
              .put("schemas", new JsonArray().add(MESSAGE + "Error"))
              .put("status", String.valueOf(refusal.status));
      send(
          request,
          refusal.status,
          refusal.type.isEmpty() ? error : error.put("scimType", refusal.type));
    }
  }

  private void route(HttpServerRequest request, Buffer body) {
    if (answersAlways != 0) {
      throw new Refusal(answersAlways, "");
    }
    if (request.path().equals("/token")) {
      give(request, body.toString());
      return;
    }
    String bearer = String.valueOf(request.getHeader("authorization"));
    if (!bearer.startsWith("Bearer ") || !accepted.contains(bearer.substring(7))) {
      throw new Refusal(401, "");
    }
    String what = request.method() + (request.path().equals("/scim/v2/Users") ? "" : " id");
    switch (what) {
      case "GET" -> send(request, 200, list(request));
      case "POST" -> sendMade(request, create(parsed(request, body)));
      case "GET id" -> send(request, 200, known(id(request)));
      case "PUT id" -> send(request, 200, replace(request, parsed(request, body)));
      default -> throw new Refusal(501, "");
    }
  }

  private void give(HttpServerRequest request, String form) {
    if (!form.contains("grant_type=client_credentials")
        || !form.contains("client_secret=" + SECRET)) {
      throw new Refusal(401, "");
    }
    String token = UUID.randomUUID().toString();
    accept(token);
    send(request, 200, new JsonObject().put("access_token", token).put("expires_in", 3600));
  }

  private JsonObject list(HttpServerRequest request) {
    Filter filter = filter(request.getParam("filter"));
    int start = Integer.parseInt(request.getParam("startIndex", "1"));
    int count = Math.min(atOnce, Integer.parseInt(request.getParam("count", "100")));
    List<JsonObject> found =
        users.values().stream()
            .filter(user -> isListed(user, filter) && matches(user, filter))
            .sorted(Comparator.comparing(user -> user.getString("id")))
            .toList();
    return new JsonObject()
        .put("schemas", new JsonArray().add(MESSAGE + "ListResponse"))
        .put("totalResults", found.size())
        .put("Resources", new JsonArray(found.stream().skip(start - 1).limit(count).toList()));
  }

  private boolean isListed(JsonObject user, Filter filter) {
    return !unlisted.contains(user.getString("id"))
        || !late.contains(String.valueOf(filter.getAttributePath()));
  }

  private static Filter filter(String text) {
    try {
      Filter filter = Filter.fromString(text);
      if (!Set.of(FilterType.EQUAL, FilterType.PRESENT).contains(filter.getFilterType())) {
        throw new Refusal(400, "invalidFilter");
      }
      return filter;
    } catch (BadRequestException e) {
      throw new Refusal(400, "invalidFilter");
    }
  }

  private static boolean matches(JsonObject user, Filter filter) {
    String value = user.getString(Objects.requireNonNull(filter.getAttributePath()).toString());
    return value != null
        && (filter.getFilterType() == FilterType.PRESENT
            || value.equalsIgnoreCase(
                Objects.requireNonNull(filter.getComparisonValue()).textValue()));
  }

  private JsonObject create(JsonObject user) {
    insistOnUnique(user, "");
    JsonObject stored = store(user);
    if (!late.isEmpty()) {
      unlisted.add(stored.getString("id"));
    }
    return stored;
  }

  private JsonObject store(JsonObject user) {
    JsonObject stored = user.copy().put("id", UUID.randomUUID().toString());
    users.put(stored.getString("id"), touch(stored));
    return stored;
  }

  private JsonObject replace(HttpServerRequest request, JsonObject user) {
    beforePut.run();
    JsonObject old = known(id(request));
    String match = request.getHeader("if-match");
    if (match != null && !match.equals(old.getJsonObject("meta").getString("version"))) {
      throw new Refusal(412, "");
    }
    insistOnUnique(user, old.getString("id"));
    JsonObject stored = touch(user.copy().put("id", old.getString("id")));
    users.put(old.getString("id"), stored);
    return stored;
  }

  private JsonObject touch(JsonObject user) {
    return user.put(
        "meta", new JsonObject().put("version", "W/\"" + versions.incrementAndGet() + "\""));
  }

  private JsonObject known(String id) {
    JsonObject user = users.get(id);
    if (user == null) {
      throw new Refusal(404, "");
    }
    return user;
  }

  private void insistOnUnique(JsonObject user, String id) {
    boolean taken =
        users.values().stream()
            .filter(other -> !other.getString("id").equals(id))
            .anyMatch(other ->
                same(other, user) || mails(other).anyMatch(mails(user).toList()::contains));
    if (taken) {
      throw new Refusal(409, "uniqueness");
    }
  }

  private static boolean same(JsonObject one, JsonObject other) {
    return one.getString("userName").equalsIgnoreCase(other.getString("userName"));
  }

  private static Stream<String> mails(JsonObject user) {
    return user.getJsonArray("emails", new JsonArray()).stream()
        .map(mail -> ((JsonObject) mail).getString("value").toLowerCase(Locale.ROOT));
  }

  private static JsonObject parsed(HttpServerRequest request, Buffer body) {
    if (!"application/scim+json".equals(request.getHeader("content-type"))) {
      throw new Refusal(415, "");
    }
    try {
      JsonObject user = body.toJsonObject();
      if (!user.getJsonArray("schemas", new JsonArray()).contains(USER)) {
        throw new Refusal(400, "invalidSyntax");
      }
      if (user.getString("userName", "").isEmpty()) {
        throw new Refusal(400, "invalidValue");
      }
      return user;
    } catch (DecodeException | ClassCastException e) {
      throw new Refusal(400, "invalidSyntax");
    }
  }

  private static String id(HttpServerRequest request) {
    return request.path().substring("/scim/v2/Users/".length());
  }

  private void sendMade(HttpServerRequest request, JsonObject user) {
    request.response().putHeader("location", request.absoluteURI() + '/' + user.getString("id"));
    if (withoutBody) {
      request.response().setStatusCode(201).end();
    } else {
      send(request, 201, user);
    }
  }

  private static void send(HttpServerRequest request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/scim+json")
        .end(body.toBuffer());
  }

  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String type;

    Refusal(int status, String type) {
      super(type);
      this.status = status;
      this.type = type;
    }
  }
}
