package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What RFC 7644 asks of a server, by its sections: a User comes, is read, replaced and deleted;
/// conditions, discovery, errors.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ScimProtocolTest {
  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

  @Test
  void section2NoTokenAndTheWrongRoleAreToldInScimsForm() {
    Scim.isRefused(given().get(Scim.USERS).then(), 401, null);
    Scim.isRefused(given().auth().oauth2("not-a-token").get(Scim.USERS).then(), 401, null);
    String staff = TestTokens.tokenOfClient("scim-client", "operator");
    Scim.isRefused(given().auth().oauth2(staff).get(Scim.USERS).then(), 403, null);
  }

  @Test
  void section2AChallengeComesWith401() {
    given().get(Scim.USERS).then().statusCode(401).header("WWW-Authenticate", "Bearer");
    given()
        .auth()
        .oauth2("not-a-token")
        .get(Scim.USERS)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Bearer"));
  }

  @Test
  void section3point1JsonOfEitherNameIsTakenAndNothingElse() {
    Scim.client()
        .contentType("application/json")
        .body(Scim.user(newWorker()))
        .post(Scim.USERS)
        .then()
        .statusCode(201)
        .contentType(Scim.TYPE);
    Scim.isRefused(
        Scim.client().contentType("text/plain").body("x").post(Scim.USERS).then(), 415, null);
  }

  @Test
  void section3point3ACreatedUserIsAnsweredWholeWithItsPlaceAndVersion() {
    String worker = newWorker();
    var answer = Scim.create(Scim.user(worker)).then().statusCode(201);
    String id = answer.extract().path("id");
    answer
        .header("Location", endsWith("/scim/v2/Users/" + id))
        .header("ETag", equalTo("W/\"1\""))
        .body("meta.resourceType", equalTo("User"))
        .body("meta.location", endsWith("/scim/v2/Users/" + id))
        .body("meta.version", equalTo("W/\"1\""))
        .body("meta.created", notNullValue())
        .body("meta.lastModified", notNullValue())
        .body("schemas", hasItems(CORE, Scim.ENTERPRISE, Scim.JOINER))
        .body("externalId", equalTo(worker));
  }

  @Test
  void section3point3WhatOnlyTheServerSetsIsIgnored() {
    String user = Scim.user(newWorker());
    Scim.create(user.replaceFirst("\\{", "{\"id\":\"mine\",\"meta\":{\"version\":\"9\"},"))
        .then()
        .statusCode(201)
        .body("id", not(equalTo("mine")))
        .body("meta.version", equalTo("W/\"1\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json|invalidSyntax",
        "[]|invalidSyntax",
        "{}|invalidSyntax",
        "{\"schemas\":[\"urn:other\"],\"userName\":\"u\",\"externalId\":\"e\"}|invalidSyntax",
        "{\"schemas\":[\"CORE\"],\"userName\":\"u\",\"UserName\":\"v\",\"externalId\":\"e\"}|invalidSyntax",
        "{\"schemas\":[\"CORE\"],\"externalId\":\"e\"}|invalidValue",
        "{\"schemas\":[\"CORE\"],\"userName\":\"u\"}|invalidValue",
        "{\"schemas\":[\"CORE\"],\"userName\":\"u\",\"externalId\":\"a b\"}|invalidValue",
        "{\"schemas\":[\"CORE\"],\"userName\":7,\"externalId\":\"e\"}|invalidValue",
        "{\"schemas\":[\"CORE\"],\"userName\":\"u\\u0000\",\"externalId\":\"e\"}|invalidValue",
        "{\"schemas\":[\"CORE\"],\"userName\":\"u\",\"externalId\":\"e\",\"active\":\"perhaps\"}|invalidValue",
        "{\"schemas\":[\"CORE\"],\"userName\":\"u\",\"externalId\":\"e\",\"name\":7}|invalidValue",
        "{\"schemas\":[\"CORE\"],\"userName\":\"u\",\"externalId\":\"e\",\"emails\":[7]}|invalidValue",
        "{\"schemas\":[\"CORE\"],\"userName\":\"u\",\"externalId\":\"e\",\"emails\":[{\"value\":\"a\",\"primary\":true},{\"value\":\"b\",\"primary\":\"True\"}]}|invalidValue"
      })
  void section3point3WhatIsNoUserIsRefusedAndNotQuoted(String body, String type) {
    Scim.isRefused(Scim.create(body.replace("CORE", CORE)).then(), 400, type);
  }

  @Test
  void section3point3ABodyTooLargeIsRefused() {
    String large = Scim.user(newWorker()).replace("Ada L.", "A".repeat(70_000));
    Scim.create(large).then().statusCode(413);
  }

  @Test
  void section3point4point1AUserIsReadByItsIdAndAnotherIdIs404() {
    String id = Scim.created(Scim.user(newWorker()));
    Scim.client().get(Scim.USERS + "/" + id).then().statusCode(200).body("id", equalTo(id));
    Scim.isRefused(
        Scim.client().get(Scim.USERS + "/00000000-0000-0000-0000-000000000000").then(), 404, null);
    Scim.isRefused(Scim.client().get(Scim.USERS + "/of-no-shape").then(), 404, null);
  }

  @Test
  void section3point4point2point3WhatIsNotSortedIsListedAllTheSame() {
    String worker = newWorker();
    Scim.created(Scim.user(worker));
    Scim.client().get("/scim/v2/ServiceProviderConfig").then().body("sort.supported", is(false));
    Scim.client()
        .queryParam("filter", "externalId eq \"" + worker + "\"")
        .queryParam("sortBy", "userName")
        .queryParam("sortOrder", "descending")
        .get(Scim.USERS)
        .then()
        .statusCode(200)
        .body("totalResults", equalTo(1));
  }

  @Test
  void section3point9WhatIsWrittenIsShownAsAsked() {
    String worker = newWorker();
    var created = shown().body(Scim.user(worker)).post(Scim.USERS).then().statusCode(201);
    String user = Scim.USERS + "/" + created.extract().path("id");
    String patch =
        """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
         "Operations":[{"op":"replace","path":"displayName","value":"B"}]}
        """;
    isAsAsked(created);
    isAsAsked(shown().body(Scim.user(worker)).put(user).then().statusCode(200));
    isAsAsked(shown().body(patch).patch(user).then().statusCode(200));
  }

  private static RequestSpecification shown() {
    return Scim.client().queryParam("attributes", "userName");
  }

  private static void isAsAsked(ValidatableResponse answer) {
    answer
        .body("$", hasKey("id"))
        .body("$", hasKey("userName"))
        .body("$", not(hasKey("displayName")));
  }

  @Test
  void section3point5point1APutReplacesAndWhatIsLeftOutIsGone() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    Scim.client()
        .body(Scim.user(worker).replace("\"displayName\":\"Ada L.\",", ""))
        .put(Scim.USERS + "/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("W/\"2\""))
        .body("$", not(hasKey("displayName")));
    Scim.isRefused(
        Scim.client().body(Scim.user(newWorker())).put(Scim.USERS + "/" + id).then(),
        400,
        "mutability");
    Scim.isRefused(
        Scim.client()
            .body(Scim.user(newWorker()))
            .put(Scim.USERS + "/00000000-0000-0000-0000-000000000000")
            .then(),
        404,
        null);
  }

  @Test
  void section3point5point1ANameThatIsTakenIsRefused() {
    String taken = newWorker();
    Scim.created(Scim.user(taken));
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    Scim.isRefused(
        Scim.client()
            .body(Scim.user(worker, taken + "@EXAMPLE.test"))
            .put(Scim.USERS + "/" + id)
            .then(),
        409,
        "uniqueness");
  }

  @Test
  void section3point6ADeletedUserIsGoneAndItsNameIsFree() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    Scim.client().delete(Scim.USERS + "/" + id).then().statusCode(204);
    Scim.isRefused(Scim.client().get(Scim.USERS + "/" + id).then(), 404, null);
    Scim.isRefused(
        Scim.patch(id, "{\"op\":\"remove\",\"path\":\"displayName\"}").then(), 404, null);
    assertThat(Scim.created(Scim.user(worker))).isNotEqualTo(id);
  }

  @Test
  void section3point11NobodyIsMe() {
    Scim.isRefused(Scim.client().get("/scim/v2/Me").then(), 501, null);
  }

  @Test
  void section3point12WhatIsNotThereIsToldInScimsForm() {
    Scim.isRefused(Scim.client().get("/scim/v2/Groups").then(), 404, null);
    Scim.isRefused(Scim.client().delete(Scim.USERS).then(), 405, null);
  }

  @Test
  void section3point14AVersionIsACondition() {
    String id = Scim.created(Scim.user(newWorker()));
    String user = Scim.USERS + "/" + id;
    Scim.client().header("If-None-Match", "W/\"1\"").get(user).then().statusCode(304);
    Scim.client().header("If-None-Match", "W/\"7\"").get(user).then().statusCode(200);
    Scim.isRefused(Scim.client().header("If-Match", "W/\"7\"").delete(user).then(), 412, null);
    Scim.client().header("If-Match", "W/\"1\"").delete(user).then().statusCode(204);
  }

  @Test
  void section4TheServerSaysWhatItCanDo() {
    Scim.client()
        .get("/scim/v2/ServiceProviderConfig")
        .then()
        .statusCode(200)
        .contentType(Scim.TYPE)
        .body("patch.supported", equalTo(true))
        .body("filter.supported", equalTo(true))
        .body("etag.supported", equalTo(true))
        .body("changePassword.supported", equalTo(false))
        .body("authenticationSchemes[0].type", equalTo("oauthbearertoken"));
    Scim.client()
        .get("/scim/v2/ResourceTypes")
        .then()
        .body("Resources[0].schema", equalTo(CORE))
        .body("Resources[0].schemaExtensions.schema", hasItems(Scim.ENTERPRISE, Scim.JOINER));
    Scim.client().get("/scim/v2/ResourceTypes/User").then().body("endpoint", equalTo("/Users"));
    Scim.client()
        .get("/scim/v2/Schemas")
        .then()
        .body("Resources.id", hasItems(CORE, Scim.ENTERPRISE, Scim.JOINER));
    Scim.client()
        .get("/scim/v2/Schemas/" + Scim.JOINER)
        .then()
        .body("attributes.name", hasItems("startDate", "workTimeZone"));
    Scim.isRefused(Scim.client().get("/scim/v2/Schemas/urn:other").then(), 404, null);
    Scim.isRefused(
        Scim.client().queryParam("filter", "id pr").get("/scim/v2/Schemas").then(), 403, null);
  }
}
