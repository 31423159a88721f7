package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What RFC 7644 asks of a server, by its sections: each operator of a filter, and what it
/// compares.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ScimFilterTest {

  private static ValidatableResponse found(String filter) {
    return Scim.client().queryParam("filter", filter).get(Scim.USERS).then();
  }

  // ENTERPRISE and JOINER stand for the schemas; WORKER, ID for the User's, and UPPER... for the
  // same in capitals.
  private static void finds(String filter, int many) {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    String whole =
        filter
            .replace("UPPERWORKER", worker.toUpperCase(Locale.ROOT))
            .replace("UPPERID", id.toUpperCase(Locale.ROOT))
            .replace("WORKER", worker)
            .replace("ENTERPRISE", Scim.ENTERPRISE)
            .replace("JOINER", Scim.JOINER)
            .replace("ID", id);
    found("externalId eq \"%s\" and (%s)".formatted(worker, whole))
        .statusCode(200)
        .body("totalResults", equalTo(many))
        .body("Resources", hasSize(many));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "displayName eq \"ADA L.\"|1",
        "displayName ne \"Ada L.\"|0",
        "displayName ne \"Bea K.\"|1",
        "displayName co \"a l\"|1",
        "displayName sw \"ada\"|1",
        "displayName sw \"L\"|0",
        "displayName ew \"L.\"|1",
        "emails.value ew \"@example.test\"|1",
        "emails.value ew \"@example\"|0",
        "displayName gt \"Ada\"|1",
        "displayName ge \"Ada L.\"|1",
        "displayName lt \"Ada L.\"|0",
        "displayName le \"Ada L.\"|1",
        "meta.lastModified ge \"2020-01-01T00:00:00Z\"|1",
        "meta.lastModified lt \"2020-01-01T00:00:00Z\"|0",
        "meta.created le \"2100-01-01T01:00:00+01:00\"|1",
        "displayName EQ \"Ada L.\" AND active Eq true|1",
        "NOT (displayName Pr)|0"
      })
  void section3point4point2point2EachOperatorComparesAsItSays(String filter, int many) {
    finds(filter, many);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name pr|1",
        "emails pr|1",
        "emails.type pr|1",
        "JOINER:startDate pr|1",
        "JOINER:endDate pr|0",
        "ENTERPRISE:manager pr|0",
        "ENTERPRISE:manager.value pr|0",
        "userType pr|0"
      })
  void section3point4point2point2WhatIsComplexIsPresentWhereItHasAValue(String filter, int many) {
    finds(filter, many);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "displayName eq null|0",
        "displayName ne null|1",
        "userType eq null|1",
        "userType ne null|0",
        "ENTERPRISE:manager eq null|1",
        "userType eq \"null\"|0",
        "userType ne \"x\"|1",
        "userType gt \"x\"|0"
      })
  void section3point4point2point2WhatHasNoValueIsNull(String filter, int many) {
    finds(filter, many);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "active eq true or active eq false|1",
        "active eq false or active eq false|0",
        "displayName eq \"Ada L.\" or displayName pr and userType pr|1",
        "userType pr and userType pr or displayName pr|1",
        "(displayName pr or displayName pr) and userType pr|0",
        "not (userType pr) and userType pr|0",
        "not (userType pr and displayName pr)|1"
      })
  void section3point4point2point2NotBindsMoreThanAndAndAndMoreThanOr(String filter, int many) {
    finds(filter, many);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "emails co \"example.test\"|1",
        "emails co \"example.org\"|0",
        "emails eq \"ADA@example.test\"|1",
        "emails ne \"ada@example.test\"|0",
        "emails sw \"ada@\"|1",
        "emails ew \".org\"|0",
        "emails co \"example.org\" or emails.value co \"example.test\"|1",
        "emails[type eq \"work\"] and emails[primary eq true]|1",
        "emails[type eq \"work\" and not (value ew \".test\")]|0",
        "name[givenName eq \"Ada\" and familyName sw \"L\"]|1"
      })
  void section3point4point2point2OneValueOfSeveralIsEnough(String filter, int many) {
    finds(filter, many);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "userName eq \"UPPERWORKER@EXAMPLE.TEST\"|1",
        "externalId eq \"WORKER\"|1",
        "externalId eq \"UPPERWORKER\"|0",
        "externalId eq \"UPPERWORKER\" or userType pr|0",
        "externalId co \"UPPERWORKER\"|0",
        "externalId ne \"UPPERWORKER\"|1",
        "id eq \"ID\"|1",
        "id eq \"UPPERID\" or userType pr|0",
        "id sw \"UPPERID\"|0",
        "meta.resourceType eq \"User\"|1",
        "meta.resourceType eq \"USER\"|0",
        "JOINER:workTimeZone eq \"Europe/Berlin\"|1",
        "JOINER:workTimeZone eq \"europe/berlin\"|0",
        "JOINER:workerType eq \"EMPLOYEE\"|1"
      })
  void section3point4point2point2CaseCountsWhereTheSchemaSaysSo(String filter, int many) {
    finds(filter, many);
  }

  @Test
  void section3point4point2point2AnIndexComparesAsTheSchemaSays() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    String upper = worker.toUpperCase(Locale.ROOT);
    found("externalId eq \"" + upper + "\"").body("totalResults", equalTo(0));
    found("id eq \"" + id.toUpperCase(Locale.ROOT) + "\"").body("totalResults", equalTo(0));
    found("userName eq \"" + upper + "@EXAMPLE.test\"").body("totalResults", equalTo(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gt", "ge", "lt", "le"})
  void section3point4point2point2WhatHasNoOrderIsNotOrdered(String operator) {
    String worker = newWorker();
    Scim.created(Scim.user(worker));
    String filter = "externalId eq \"%s\" and active %s true".formatted(worker, operator);
    Scim.isRefused(found(filter), 400, "invalidFilter");
  }

  @Test
  void section3point4point2point1WhatReadsTooManyIsRefused() {
    String many =
        """
        insert into scim_user (id, source, user_name, worker_id, episode_open, episodes, version,
                               document, created, modified)
        select gen_random_uuid(), 'urn:example:other-idp', 'many-' || n, 'many-' || n, false, 0, 1,
               '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"many-' || n ||
               '","externalId":"many-' || n || '","active":false}', now(), now()
        from generate_series(1, 2001) n
        """;
    Tables.change(many);
    try {
      Scim.isRefused(ofOther("displayName co \"x\""), 400, "tooMany");
      ofOther("userName eq \"many-7\"").statusCode(200).body("totalResults", equalTo(1));
    } finally {
      Tables.change("delete from scim_user where worker_id like 'many-%'");
    }
    ofOther("displayName co \"x\"").statusCode(200);
  }

  private static ValidatableResponse ofOther(String filter) {
    return Scim.client("other-client").queryParam("filter", filter).get(Scim.USERS).then();
  }

  @Test
  void aUserNameIsFoundAndTakenWhateverItsCaseInAnyScript() {
    String worker = newWorker();
    String name = "m\u00fcller-" + worker + "@example.test";
    String id = Scim.created(ascii(Scim.user(worker, name)));
    String loud = name.toUpperCase(Locale.ROOT);
    for (int time = 0; time < 2; time++) {
      Scim.client()
          .queryParam("filter", "userName eq \"" + loud + "\"")
          .get(Scim.USERS)
          .then()
          .body("totalResults", equalTo(1))
          .body("Resources[0].id", equalTo(id));
      Scim.isRefused(Scim.create(ascii(Scim.user(newWorker(), loud))).then(), 409, "uniqueness");
      // As a row that was written before there was a key.
      Tables.change("update scim_user set name_key = null where id = '" + id + "'");
    }
  }

  @Test
  void ofManyWithoutAKeyEachIsFound() {
    String many = "m\u00fc-" + newWorker();
    Tables.change(
        """
        insert into scim_user (id, source, user_name, worker_id, episode_open, episodes, version,
                               document, created, modified)
        select gen_random_uuid(), 'urn:example:idp', '%1$s-' || n, '%1$s-' || n, false, 0, 1,
               format('{"userName":"%1$s-%%1$s","externalId":"%1$s"}', n), clock_timestamp(), clock_timestamp()
        from generate_series(1, 1100) n
        """
            .formatted(many));
    for (int number : List.of(1, 400, 700, 1100)) {
      Scim.client()
          .queryParam(
              "filter", "userName eq \"" + many.toUpperCase(Locale.ROOT) + "-" + number + "\"")
          .get(Scim.USERS)
          .then()
          .body("totalResults", equalTo(1));
    }
    Tables.change("delete from scim_user where starts_with(user_name, '" + many + "')");
  }

  private static String ascii(String json) {
    return json.replace("\u00fc", "\\u00fc").replace("\u00dc", "\\u00dc");
  }
}
