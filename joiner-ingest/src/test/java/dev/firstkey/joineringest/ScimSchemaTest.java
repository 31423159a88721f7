package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What RFC 7643 asks of a server, by its sections: attributes and what is so of each, the
/// resources that are kept, and what the server says of itself.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ScimSchemaTest {
  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final String OF = "urn:ietf:params:scim:schemas:core:2.0:";

  private static ValidatableResponse get(String path) {
    return Scim.client().get("/scim/v2/" + path).then().statusCode(200).contentType(Scim.TYPE);
  }

  private static ValidatableResponse user(String id) {
    return get("Users/" + id);
  }

  private static String least(String worker, String more) {
    return "{\"schemas\":[\"%s\"],\"userName\":\"%2$s\",\"externalId\":\"%2$s\"%3$s}"
        .formatted(CORE, worker, more);
  }

  @Test
  void section7643x2point1NamesAreTheSameInAnyCase() {
    String worker = newWorker();
    String odd =
        Scim.user(worker)
            .replace("\"userName\"", "\"USERNAME\"")
            .replace("\"externalId\"", "\"externalID\"")
            .replace("\"schemas\"", "\"Schemas\"")
            .replace("\"givenName\"", "\"givenname\"")
            .replace(Scim.JOINER, Scim.JOINER.toUpperCase(Locale.ROOT));
    user(Scim.created(odd))
        .body("userName", equalTo(worker + "@example.test"))
        .body("externalId", equalTo(worker))
        .body("name.givenName", equalTo("Ada"))
        .body("'" + Scim.JOINER + "'.startDate", equalTo("2036-12-02"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:ietf:params:scim:schemas:core:2.0:User",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
        "urn:firstkey:scim:schemas:extension:joiner:2.0:User"
      })
  void section7643x2point2EachAttributeHasEveryCharacteristicOfItsType(String schema) {
    JsonPath json = get("Schemas/" + schema).extract().jsonPath();
    List<Map<String, Object>> attributes = json.getList("attributes");
    assertThat(attributes).isNotEmpty();
    attributes.forEach(ScimSchemaTest::isWhole);
  }

  private static void isWhole(Map<String, Object> attribute) {
    assertThat(attribute.get("name")).asString().matches("[A-Za-z][A-Za-z0-9_-]*");
    assertThat(attribute)
        .containsKeys("multiValued", "description", "required")
        .hasEntrySatisfying(
            "mutability", it -> oneOf(it, "readOnly", "readWrite", "immutable", "writeOnly"))
        .hasEntrySatisfying("returned", it -> oneOf(it, "always", "never", "default", "request"))
        .hasEntrySatisfying("type", it -> oneOf(it, "string", "boolean", "complex"));
    if (attribute.get("type").equals("string")) {
      assertThat(attribute)
          .containsKey("caseExact")
          .hasEntrySatisfying("uniqueness", it -> oneOf(it, "none", "server", "global"));
    }
    assertThat(attribute.containsKey("subAttributes"))
        .isEqualTo(attribute.get("type").equals("complex"));
    parts(attribute).forEach(ScimSchemaTest::isWhole);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> parts(Map<String, Object> attribute) {
    return (List<Map<String, Object>>) attribute.getOrDefault("subAttributes", List.of());
  }

  private static void oneOf(Object value, String... words) {
    assertThat(value).isIn((Object[]) words);
  }

  @ParameterizedTest
  @CsvSource({
    "userName,false,readWrite,server,true",
    "externalId,true,immutable,server,true",
    "displayName,false,readWrite,none,false"
  })
  void section7643x2point2WhatIsSaidOfAnAttributeIsSo(
      String name, boolean exact, String mutability, String uniqueness, boolean required) {
    get("Schemas/" + CORE)
        .rootPath("attributes.find { it.name == '" + name + "' }")
        .body("caseExact", equalTo(exact))
        .body("mutability", equalTo(mutability))
        .body("uniqueness", equalTo(uniqueness))
        .body("required", equalTo(required));
    String worker = newWorker();
    Scim.created(Scim.user(worker));
    String other = newWorker();
    String same =
        switch (name) {
          case "userName" -> Scim.user(other, worker.toUpperCase(Locale.ROOT) + "@example.test");
          case "externalId" -> Scim.user(worker, other + "@example.test");
          default -> Scim.user(other);
        };
    Scim.create(same).then().statusCode(uniqueness.equals("server") ? 409 : 201);
  }

  @Test
  void section7643x2point2WhereCaseCountsAnotherCaseIsAnother() {
    String worker = newWorker();
    Scim.created(Scim.user(worker));
    String upper = worker.toUpperCase(Locale.ROOT);
    assertThat(upper).isNotEqualTo(worker);
    Scim.create(Scim.user(upper, newWorker() + "@example.test")).then().statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"displayName\":7",
        "\"displayName\":true",
        "\"active\":\"maybe\"",
        "\"name\":\"Ada\"",
        "\"emails\":[\"a\",[]]",
        "\"preferredLanguage\":{}"
      })
  void section7643x2point3AValueIsOfItsType(String wrong) {
    Scim.isRefused(Scim.create(least(newWorker(), "," + wrong)).then(), 400, "invalidValue");
  }

  @Test
  void section7643x2point3point5ATimeIsADateTime() {
    JsonPath meta = user(Scim.created(Scim.user(newWorker()))).extract().jsonPath();
    Instant created = Instant.parse(meta.getString("meta.created"));
    assertThat(Instant.parse(meta.getString("meta.lastModified"))).isEqualTo(created);
  }

  @Test
  void section7643x2point4SeveralValuesKeepTheirOrderAndOneIsPrimary() {
    String two =
        ",\"emails\":[{\"value\":\"b@example.test\",\"type\":\"home\"},"
            + "{\"value\":\"a@example.test\",\"type\":\"work\",\"primary\":true}]";
    user(Scim.created(least(newWorker(), two)))
        .body("emails.value", contains("b@example.test", "a@example.test"))
        .body("emails.findAll { it.primary }.value", contains("a@example.test"));
    String both = two.replace("\"home\"", "\"home\",\"primary\":true");
    Scim.isRefused(Scim.create(least(newWorker(), both)).then(), 400, "invalidValue");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}"})
  void section7643x2point5WhatHasNoValueIsNotThere(String nothing) {
    String more =
        ",\"emails\":%1$s,\"name\":%1$s,\"%2$s\":%1$s"
            .formatted(nothing, Scim.ENTERPRISE)
            .replace("\"emails\":{}", "\"emails\":[{}]");
    user(Scim.created(least(newWorker(), more)))
        .body("$", not(hasKey("emails")))
        .body("$", not(hasKey("name")))
        .body("$", not(hasKey(Scim.ENTERPRISE)))
        .body("schemas", contains(CORE, Scim.JOINER));
  }

  @Test
  void section7643x3ASchemaIsNamedOnceWhereSomethingOfItIsThere() {
    String twice = Scim.user(newWorker()).replaceFirst("\\[\"", "[\"" + CORE + "\",\"");
    String id = Scim.created(twice);
    user(id).body("schemas", containsInAnyOrder(CORE, Scim.ENTERPRISE, Scim.JOINER));
    Scim.patch(id, "{\"op\":\"remove\",\"path\":\"%s\"}".formatted(Scim.ENTERPRISE))
        .then()
        .statusCode(200)
        .body("schemas", containsInAnyOrder(CORE, Scim.JOINER));
  }

  @Test
  void section7643x3point1AnIdIsTheServersAloneAndStaysTheSame() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    assertThat(id).isNotEqualTo("bulkId").isNotEqualTo(worker);
    Scim.client()
        .body(Scim.user(worker, newWorker() + "@example.test"))
        .put(Scim.USERS + "/" + id)
        .then()
        .statusCode(200)
        .body("id", equalTo(id));
    Scim.client().delete(Scim.USERS + "/" + id).then().statusCode(204);
    assertThat(Scim.created(Scim.user(worker))).isNotEqualTo(id);
  }

  @Test
  void section7643x3point1AnExternalIdIsTheClientsOwn() {
    String worker = newWorker();
    String user = Scim.user(worker);
    Scim.created(user);
    Scim.client("other-client").body(user).post(Scim.USERS).then().statusCode(201);
  }

  @Test
  void section7643x3point1MetaSaysWhatTheResourceIsAndWhenItChanged() {
    String id = Scim.created(Scim.user(newWorker()));
    JsonPath before = user(id).extract().jsonPath();
    Map<String, Object> meta = before.getMap("meta");
    assertThat(meta)
        .containsOnlyKeys("resourceType", "created", "lastModified", "location", "version")
        .containsEntry("resourceType", "User");
    Scim.patch(id, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"B\"}")
        .then()
        .statusCode(200);
    var after = user(id);
    after
        .header("ETag", equalTo(after.extract().<String>path("meta.version")))
        .body("meta.location", endsWith("/scim/v2/Users/" + id))
        .body("meta.version", not(equalTo(before.getString("meta.version"))))
        .body("meta.created", equalTo(before.getString("meta.created")));
    assertThat(Instant.parse(after.extract().path("meta.lastModified")))
        .isAfterOrEqualTo(Instant.parse(before.getString("meta.lastModified")));
  }

  @Test
  void section7643x3point3AnExtensionHasAMemberOfItsOwn() {
    user(Scim.created(Scim.user(newWorker())))
        .body("'" + Scim.ENTERPRISE + "'.organization", equalTo("example-de"))
        .body("'" + Scim.JOINER + "'.deviceContext", equalTo("byod"))
        .body("$", not(hasKey("organization")))
        .body("$", not(hasKey("deviceContext")));
  }

  @Test
  void section7643x4point1AUserNameAndAnIdAreEnough() {
    user(Scim.created(least(newWorker(), "")))
        .body("active", equalTo(true))
        .body("schemas", contains(CORE, Scim.JOINER))
        .body("'" + Scim.JOINER + "'", hasKey("state"));
    Scim.isRefused(
        Scim.create(
                least(newWorker(), "").replaceFirst("\"userName\":\"[^\"]*\"", "\"userName\":\"\""))
            .then(),
        400,
        "invalidValue");
  }

  @Test
  void section7643x4point1APasswordIsNeitherKeptNorShownNorFound() {
    String worker = newWorker();
    String id =
        Scim.created(least(worker, ",\"password\":\"s3cret-" + worker + "\",\"groups\":[]"));
    user(id).body("$", not(hasKey("password"))).body("$", not(hasKey("groups")));
    for (String filter : List.of("password pr", "password sw \"s\"", "password ne null")) {
      Scim.client()
          .queryParam("filter", "externalId eq \"" + worker + "\" and " + filter)
          .get(Scim.USERS)
          .then()
          .statusCode(200)
          .body("totalResults", equalTo(0));
    }
    assertThat(Tables.lines("select document from scim_user where worker_id = '" + worker + "'"))
        .singleElement()
        .asString()
        .doesNotContain("s3cret");
  }

  @Test
  void section7643x4point3AManagerHasAValueAndNoNameThatAClientSets() {
    String more =
        ",\"%s\":{\"manager\":{\"value\":\"w-boss\",\"displayName\":\"B\",\"$ref\":\"../Users/w\"}}"
            .formatted(Scim.ENTERPRISE);
    user(Scim.created(least(newWorker(), more)))
        .body("'" + Scim.ENTERPRISE + "'.manager", equalTo(Map.of("value", "w-boss")))
        .body("schemas", containsInAnyOrder(CORE, Scim.ENTERPRISE, Scim.JOINER));
  }

  @Test
  void section7643x5TheServerSaysWhichPartsItHas() {
    var config =
        get("ServiceProviderConfig").body("schemas", contains(OF + "ServiceProviderConfig"));
    for (String part : List.of("patch", "bulk", "filter", "changePassword", "sort", "etag")) {
      assertThat(config.extract().<Object>path(part + ".supported")).isInstanceOf(Boolean.class);
    }
    config
        .body("bulk.maxOperations", equalTo(100))
        .body("bulk.maxPayloadSize", equalTo(64 * 1024))
        .body("filter.maxResults", equalTo(200))
        .body("authenticationSchemes[0].type", equalTo("oauthbearertoken"))
        .body("authenticationSchemes[0].name", notNullValue())
        .body("authenticationSchemes[0].description", notNullValue())
        .body("meta.resourceType", equalTo("ServiceProviderConfig"))
        .body("meta.location", endsWith("/scim/v2/ServiceProviderConfig"));
  }

  @Test
  void section7643x6TheTypeOfResourceSaysWhereItIsAndOfWhichSchemas() {
    get("ResourceTypes/User")
        .body("schemas", contains(OF + "ResourceType"))
        .body("id", equalTo("User"))
        .body("name", equalTo("User"))
        .body("endpoint", equalTo("/Users"))
        .body("schema", equalTo(CORE))
        .body("schemaExtensions.schema", contains(Scim.ENTERPRISE, Scim.JOINER))
        .body("schemaExtensions.required", contains(false, false))
        .body("meta.resourceType", equalTo("ResourceType"))
        .body("meta.location", endsWith("/scim/v2/ResourceTypes/User"));
  }

  @Test
  void section7643x7ASchemaIsAResourceOfTheIdThatItDefines() {
    JsonPath all = get("Schemas").extract().jsonPath();
    assertThat(all.getInt("totalResults")).isEqualTo(3);
    assertThat(all.<String>getList("Resources.id"))
        .containsExactly(CORE, Scim.ENTERPRISE, Scim.JOINER);
    for (String id : all.<String>getList("Resources.id")) {
      get("Schemas/" + id)
          .body("schemas", contains(OF + "Schema"))
          .body("id", equalTo(id))
          .body("name", notNullValue())
          .body("meta.resourceType", equalTo("Schema"))
          .body("meta.location", endsWith("/scim/v2/Schemas/" + id));
    }
  }

  @Test
  void section7643x7WhatIsKeptOfAUserIsDefined() {
    Set<String> defined = Set.copyOf(get("Schemas/" + CORE).extract().path("attributes.name"));
    Map<String, Object> shown = user(Scim.created(Scim.user(newWorker()))).extract().path("$");
    assertThat(shown.keySet().stream().filter(name -> !name.startsWith("urn:")))
        .isSubsetOf(Stream.concat(defined.stream(), Stream.of("schemas", "id", "meta")).toList());
  }
}
