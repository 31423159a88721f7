package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What RFC 7644 asks of a server, by its sections.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ScimProtocolTest {
  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

  private static void isRefused(ValidatableResponse answer, int status, String type) {
    answer
        .statusCode(status)
        .contentType(Scim.TYPE)
        .body("schemas", hasItem("urn:ietf:params:scim:api:messages:2.0:Error"))
        .body("status", equalTo(Integer.toString(status)))
        .body("scimType", type == null ? nullValue() : equalTo(type))
        .body("detail", notNullValue());
  }

  /// With ' for a quotation mark and ^ for one inside a text.
  private static String json(String text) {
    return text.replace('\'', '"').replace("^", "\\\"");
  }

  @Test
  void section2NoTokenAndTheWrongRoleAreToldInScimsForm() {
    isRefused(given().get(Scim.USERS).then(), 401, null);
    isRefused(given().auth().oauth2("not-a-token").get(Scim.USERS).then(), 401, null);
    String staff = TestTokens.tokenOfClient("scim-client", "operator");
    isRefused(given().auth().oauth2(staff).get(Scim.USERS).then(), 403, null);
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
    isRefused(Scim.client().contentType("text/plain").body("x").post(Scim.USERS).then(), 415, null);
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
        "{\"schemas\":[\"CORE\"],\"userName\":\"u\",\"externalId\":\"e\",\"emails\":[7]}|invalidValue"
      })
  void section3point3WhatIsNoUserIsRefusedAndNotQuoted(String body, String type) {
    isRefused(Scim.create(body.replace("CORE", CORE)).then(), 400, type);
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
    isRefused(
        Scim.client().get(Scim.USERS + "/00000000-0000-0000-0000-000000000000").then(), 404, null);
    isRefused(Scim.client().get(Scim.USERS + "/of-no-shape").then(), 404, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "userName eq \"WORKER@EXAMPLE.TEST\"|1",
        "USERNAME eq \"WORKER@example.test\"|1",
        "externalId eq \"WORKER\"|1",
        "externalId eq \"WORKER\" and active eq true|1",
        "externalId eq \"WORKER\" and active eq false|0",
        "externalId eq \"WORKER\" and not (active eq false)|1",
        "externalId eq \"WORKER\" and name.familyName sw \"Love\"|1",
        "externalId eq \"WORKER\" and emails[type eq \"work\" and value co \"@example\"]|1",
        "externalId eq \"WORKER\" and emails[type eq \"home\"]|0",
        "externalId eq \"WORKER\" and (displayName pr and title pr)|0",
        "externalId eq \"WORKER\" and meta.lastModified gt \"2020-01-01T00:00:00Z\"|1",
        "externalId eq \"WORKER\" and urn:firstkey:scim:schemas:extension:joiner:2.0:User:startDate eq \"2026-12-01\"|1",
        "externalId co \"WORKER\"|1",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"WORKER@example.test\"|1",
        "id eq \"of-no-shape\"|0",
        "userName eq \"' or 1=1 --\"|0"
      })
  void section3point4point2point2AFilterFindsWhatItSays(String filter, int many) {
    String worker = newWorker();
    Scim.created(Scim.user(worker));
    Scim.client()
        .queryParam("filter", filter.replace("WORKER", worker))
        .get(Scim.USERS)
        .then()
        .statusCode(200)
        .contentType(Scim.TYPE)
        .body("schemas", hasItem("urn:ietf:params:scim:api:messages:2.0:ListResponse"))
        .body("totalResults", equalTo(many))
        .body("Resources", hasSize(many));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userName",
        "userName is \"x\"",
        "userName eq",
        "(userName pr",
        "eq \"x\"",
        "a eq 'x'"
      })
  void section3point4point2point2WhatIsNoFilterIsRefused(String filter) {
    isRefused(
        Scim.client().queryParam("filter", filter).get(Scim.USERS).then(), 400, "invalidFilter");
  }

  @Test
  void section3point4point2point2AFilterOfThousandsOfParenthesesIsRefused() {
    String deep = "(".repeat(900) + "userName pr" + ")".repeat(900);
    int status = Scim.client().queryParam("filter", deep).get(Scim.USERS).statusCode();
    assertThat(status).isIn(200, 400, 414);
  }

  @Test
  void section3point4point2point4PagesAreOneBasedAndBounded() {
    Scim.created(Scim.user(newWorker()));
    Scim.created(Scim.user(newWorker()));
    Scim.client()
        .queryParam("startIndex", 2)
        .queryParam("count", 1)
        .get(Scim.USERS)
        .then()
        .body("startIndex", equalTo(2))
        .body("itemsPerPage", equalTo(1))
        .body("Resources", hasSize(1));
    Scim.client()
        .queryParam("startIndex", -3)
        .queryParam("count", -1)
        .get(Scim.USERS)
        .then()
        .statusCode(200)
        .body("startIndex", equalTo(1))
        .body("Resources", hasSize(0))
        .body("totalResults", not(equalTo(0)));
    isRefused(
        Scim.client().queryParam("count", "many").get(Scim.USERS).then(), 400, "invalidValue");
  }

  @Test
  void section3point4point2point5AnAnswerHasTheAttributesThatAreAskedFor() {
    String id = Scim.created(Scim.user(newWorker()));
    Scim.client()
        .queryParam("attributes", "userName,name.givenName," + Scim.JOINER + ":startDate")
        .get(Scim.USERS + "/" + id)
        .then()
        .body("$", hasKey("id"))
        .body("$", hasKey("schemas"))
        .body("$", hasKey("userName"))
        .body("$", not(hasKey("displayName")))
        .body("name", hasEntry("givenName", "Ada"))
        .body("name", not(hasKey("familyName")))
        .body("'" + Scim.JOINER + "'.size()", equalTo(1));
    Scim.client()
        .queryParam("excludedAttributes", "id,name.givenName,emails")
        .get(Scim.USERS + "/" + id)
        .then()
        .body("$", hasKey("id"))
        .body("$", not(hasKey("emails")))
        .body("name", not(hasKey("givenName")))
        .body("name", hasKey("familyName"));
  }

  @Test
  void section3point4point3ASearchIsAListByPost() {
    String worker = newWorker();
    Scim.created(Scim.user(worker));
    Scim.client()
        .body(
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"attributes":["userName"],
             "filter":"externalId eq \\"%s\\"","startIndex":1,"count":10}
            """
                .formatted(worker))
        .post(Scim.USERS + "/.search")
        .then()
        .statusCode(200)
        .body("totalResults", equalTo(1))
        .body("Resources[0]", not(hasKey("name")));
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
    isRefused(
        Scim.client().body(Scim.user(newWorker())).put(Scim.USERS + "/" + id).then(),
        400,
        "mutability");
    isRefused(
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
    isRefused(
        Scim.client()
            .body(Scim.user(worker, taken + "@EXAMPLE.test"))
            .put(Scim.USERS + "/" + id)
            .then(),
        409,
        "uniqueness");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'op':'add','path':'displayName','value':'B'}|displayName|B",
        "{'op':'replace','path':'name.givenName','value':'B'}|name.givenName|B",
        "{'op':'Replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:name.givenName','value':'B'}|name.givenName|B",
        "{'op':'replace','value':{'name':{'givenName':'B'}}}|name.familyName|Lovelace",
        "{'op':'replace','value':{'name.givenName':'B'}}|name.givenName|B",
        "{'op':'replace','path':'emails[type eq ^work^].value','value':'b@example.test'}|emails[0].value|b@example.test",
        "{'op':'remove','path':'displayName'}|displayName|",
        "{'op':'remove','path':'emails[type eq ^work^]'}|emails|",
        "{'op':'replace','path':'displayName','value':null}|displayName|",
        "{'op':'add','path':'emails[type eq ^work^].value','value':'b@example.test'}|emails[0].value|b@example.test",
        "{'op':'add','path':'emails','value':[]}|emails[0].value|ada@example.test",
        "{'op':'add','path':'displayName','value':null}|displayName|Ada L.",
        "{'op':'replace','path':'urn:firstkey:scim:schemas:extension:joiner:2.0:User','value':{'startDate':'2027-01-01'}}|^urn:firstkey:scim:schemas:extension:joiner:2.0:User^.startDate|2027-01-01",
        "{'op':'remove','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'}|^urn:ietf:params:scim:schemas:extension:enterprise:2.0:User^|",
        "{'op':'add','path':'phoneNumbers[type eq ^work^].value','value':'1'}|phoneNumbers|"
      })
  void section3point5point2APatchChangesWhatItNames(String operation, String path, String value) {
    String id = Scim.created(Scim.user(newWorker()));
    Scim.patch(id, json(operation))
        .then()
        .statusCode(200)
        .body(path.replace('^', '\''), value == null ? nullValue() : equalTo(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'op':'move','path':'displayName'}|invalidSyntax",
        "{'op':'replace','path':'displayName'}|invalidValue",
        "{'op':'replace','path':'name.a.b','value':'x'}|invalidValue",
        "{'op':'replace','path':'emails.value[not (a eq 1)]','value':'x'}|invalidValue",
        "{'op':'remove'}|noTarget",
        "{'op':'replace','value':'x'}|invalidValue",
        "{'op':'replace','path':'id','value':'x'}|mutability",
        "{'op':'replace','path':'externalId','value':'x'}|mutability",
        "{'op':'remove','path':'userName'}|invalidValue",
        "{'op':'replace','path':'name[','value':'x'}|invalidPath",
        "{'op':'replace','path':'active','value':'perhaps'}|invalidValue",
        "{'op':'replace','path':'emails[type eq ^home^].value','value':'x'}|noTarget"
      })
  void section3point5point2APatchThatCannotBeChangesNothing(String operation, String type) {
    String id = Scim.created(Scim.user(newWorker()));
    String first = "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"B\"},";
    isRefused(Scim.patch(id, first + json(operation)).then(), 400, type);
    Scim.client()
        .get(Scim.USERS + "/" + id)
        .then()
        .body("displayName", equalTo("Ada L."))
        .body("meta.version", equalTo("W/\"1\""));
  }

  @Test
  void section3point6ADeletedUserIsGoneAndItsNameIsFree() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    Scim.client().delete(Scim.USERS + "/" + id).then().statusCode(204);
    isRefused(Scim.client().get(Scim.USERS + "/" + id).then(), 404, null);
    isRefused(Scim.patch(id, "{\"op\":\"remove\",\"path\":\"displayName\"}").then(), 404, null);
    assertThat(Scim.created(Scim.user(worker))).isNotEqualTo(id);
  }

  @Test
  void section3point11NobodyIsMe() {
    isRefused(Scim.client().get("/scim/v2/Me").then(), 501, null);
  }

  @Test
  void section3point12WhatIsNotThereIsToldInScimsForm() {
    isRefused(Scim.client().get("/scim/v2/Groups").then(), 404, null);
    isRefused(Scim.client().delete(Scim.USERS).then(), 405, null);
  }

  @Test
  void section3point14AVersionIsACondition() {
    String id = Scim.created(Scim.user(newWorker()));
    String user = Scim.USERS + "/" + id;
    Scim.client().header("If-None-Match", "W/\"1\"").get(user).then().statusCode(304);
    Scim.client().header("If-None-Match", "W/\"7\"").get(user).then().statusCode(200);
    isRefused(Scim.client().header("If-Match", "W/\"7\"").delete(user).then(), 412, null);
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
    isRefused(Scim.client().get("/scim/v2/Schemas/urn:other").then(), 404, null);
    isRefused(
        Scim.client().queryParam("filter", "id pr").get("/scim/v2/Schemas").then(), 403, null);
  }
}
