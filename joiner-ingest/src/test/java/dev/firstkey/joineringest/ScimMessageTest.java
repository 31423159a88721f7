package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What RFC 7644 asks of a server, by its sections: what a PUT may say, media types, versions of
/// the protocol and of a User, and the form of every error.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ScimMessageTest {
  private static final String NOBODY = Scim.USERS + "/00000000-0000-0000-0000-000000000000";

  private static ValidatableResponse put(String id, String body) {
    return Scim.client().body(body).put(Scim.USERS + "/" + id).then();
  }

  @ParameterizedTest
  @ValueSource(strings = {"userName", "externalId"})
  void section3point5point1APutWithoutWhatIsRequiredChangesNothing(String required) {
    String user = Scim.user(newWorker());
    String id = Scim.created(user);
    String without = user.replaceFirst("\"" + required + "\":\"[^\"]*\",", "");
    assertThat(without).isNotEqualTo(user);
    Scim.isRefused(put(id, without), 400, "invalidValue");
    Scim.client().get(Scim.USERS + "/" + id).then().body("meta.version", equalTo("W/\"1\""));
  }

  @Test
  void section3point5point1WhatOnlyTheServerSetsIsIgnored() {
    String user = Scim.user(newWorker());
    String id = Scim.created(user);
    String more =
        user.replaceFirst(
                "\\{",
                "{\"id\":\"mine\",\"meta\":{\"version\":\"9\",\"created\":\"1999-01-01T00:00:00Z\"},"
                    + "\"groups\":[{\"value\":\"admins\"}],")
            .replace(
                "\"organization\":",
                "\"manager\":{\"value\":\"w-boss\",\"displayName\":\"B\"},\"organization\":");
    put(id, more)
        .statusCode(200)
        .body("id", equalTo(id))
        .body("meta.version", equalTo("W/\"2\""))
        .body("meta.created", not(startsWith("1999")))
        .body("$", not(hasKey("groups")))
        .body("'" + Scim.ENTERPRISE + "'.manager.value", equalTo("w-boss"))
        .body("'" + Scim.ENTERPRISE + "'.manager", not(hasKey("displayName")));
  }

  @Test
  void section3point5point1WhatNeverChangesMayBeSaidAgain() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    put(id, Scim.user(worker).replace("Ada L.", "Ada K."))
        .statusCode(200)
        .body("externalId", equalTo(worker))
        .body("displayName", equalTo("Ada K."));
    Scim.isRefused(put(id, Scim.user(newWorker())), 400, "mutability");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "meta.version", "groups", "ENTERPRISE:manager.displayName"})
  void section3point5point2WhatOnlyTheServerSetsIsNotPatched(String path) {
    String id = Scim.created(Scim.user(newWorker()));
    String operation =
        "{\"op\":\"replace\",\"path\":\"%s\",\"value\":\"x\"}"
            .formatted(path.replace("ENTERPRISE", Scim.ENTERPRISE));
    Scim.isRefused(Scim.patch(id, operation).then(), 400, "mutability");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*|application/scim+json",
        "application/scim+json|application/scim+json",
        "application/json|application/json",
        "text/html, application/json;q=0.9|application/json",
        "application/json, application/scim+json|application/scim+json",
        "application/*|application/scim+json"
      })
  void section3point8AnAnswerIsOfATypeThatTheClientTakes(String accept, String type) {
    String id = Scim.created(Scim.user(newWorker()));
    for (String path :
        new String[] {Scim.USERS + "/" + id, Scim.USERS, "/scim/v2/Schemas", NOBODY}) {
      Scim.client().accept(accept).get(path).then().contentType(startsWith(type));
    }
  }

  @Test
  void section3point8WhoTakesNoJsonIsToldSo() {
    Scim.client().accept("text/csv").get(Scim.USERS).then().statusCode(406);
  }

  @Test
  void section3point8WhatIsSentIsUtf8AndSoIsTheAnswer() {
    String worker = newWorker();
    String name = "Zoë Łuczak 李";
    String user = Scim.user(worker).replace("Ada L.", name);
    byte[] answer =
        Scim.client()
            .contentType("application/scim+json; charset=utf-8")
            .body(user.getBytes(StandardCharsets.UTF_8))
            .post(Scim.USERS)
            .then()
            .statusCode(201)
            .extract()
            .asByteArray();
    assertThat(new String(answer, StandardCharsets.UTF_8)).contains(name);
    byte[] other = Scim.user(newWorker()).getBytes(StandardCharsets.UTF_16);
    Scim.isRefused(Scim.client().body(other).post(Scim.USERS).then(), 400, "invalidSyntax");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/scim/v2/Users?filter=x,400",
    "GET,/scim/v2/Users?count=x,400",
    "GET,/scim/v2/Schemas?filter=id,403",
    "GET,/scim/v2/Users/x,404",
    "GET,/scim/v2/Nothing,404",
    "DELETE,/scim/v2/Users,405",
    "POST,/scim/v2/Schemas,405",
    "PUT,/scim/v2/ServiceProviderConfig,405",
    "POST,/scim/v2/Users,400",
    "POST,/scim/v2/Bulk,400",
    "POST,/scim/v2/Users/.search,400",
    "GET,/scim/v2/Me,501"
  })
  void section3point12EveryErrorHasScimsForm(String method, String path, int status) {
    var answer = Scim.client().request(method, path).then();
    String type = answer.extract().path("scimType");
    assertThat(type != null).isEqualTo(status == 400);
    Scim.isRefused(answer, status, type);
  }

  @Test
  void section3point12WhatIsMissingOrMayNotIsTheSameOverAnyPath() {
    Scim.isRefused(given().get(NOBODY).then(), 401, null);
    Scim.isRefused(Scim.client("stranger").get(NOBODY).then(), 403, null);
    Scim.isRefused(Scim.client().contentType("text/plain").body("x").put(NOBODY).then(), 415, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/scim/Users", "/scim/v1/Users", "/scim/v3/Users"})
  void section3point13TheVersionStandsInThePath(String other) {
    Scim.client().get(Scim.USERS).then().statusCode(200);
    Scim.isRefused(Scim.client().get(other).then(), 404, null);
  }

  @Test
  void section3point14AnOldVersionIsNeitherReplacedNorPatched() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    String changed = Scim.user(worker).replace("Ada L.", "B");
    String user = Scim.USERS + "/" + id;
    Scim.isRefused(
        Scim.client().header("If-Match", "W/\"7\"").body(changed).put(user).then(), 412, null);
    Scim.isRefused(
        Scim.client().header("If-Match", "W/\"7\"").body(patch("B")).patch(user).then(), 412, null);
    Scim.client().get(user).then().body("displayName", equalTo("Ada L."));
    Scim.client()
        .header("If-Match", "W/\"1\"")
        .body(changed)
        .put(user)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("W/\"2\""))
        .body("meta.version", equalTo("W/\"2\""));
    Scim.client()
        .header("If-Match", "W/\"2\"")
        .body(patch("C"))
        .patch(user)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("W/\"3\""));
  }

  private static String patch(String name) {
    return """
    {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
     "Operations":[{"op":"replace","path":"displayName","value":"%s"}]}
    """
        .formatted(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"*|304", "W/\"7\", W/\"1\"|304", "W/\"7\"|200", "\"1\"|304"})
  void section3point14WhatTheClientHasIsNotSentAgain(String known, int status) {
    String id = Scim.created(Scim.user(newWorker()));
    Scim.client()
        .header("If-None-Match", known)
        .get(Scim.USERS + "/" + id)
        .then()
        .statusCode(status)
        .header("ETag", equalTo("W/\"1\""));
  }

  @Test
  void section3point14AnyVersionIsMeantByAStar() {
    String id = Scim.created(Scim.user(newWorker()));
    Scim.client().header("If-Match", "*").delete(Scim.USERS + "/" + id).then().statusCode(204);
    Scim.isRefused(
        Scim.client().header("If-Match", "*").delete(Scim.USERS + "/" + id).then(), 404, null);
  }
}
