package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What RFC 7644 asks of a server, by its sections: lists, filters, pages, searches and attributes.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ScimListTest {
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
        "externalId eq \"WORKER\" and urn:firstkey:scim:schemas:extension:joiner:2.0:User:startDate eq \"2036-12-02\"|1",
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
    Scim.isRefused(
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
    Scim.isRefused(
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "USERNAME",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName",
        "URN:IETF:params:scim:schemas:core:2.0:user:username"
      })
  void section3point10AnAttributeIsMeantInAnyCaseWithItsSchemaOrWithout(String attribute) {
    String id = Scim.created(Scim.user(newWorker()));
    Scim.client()
        .queryParam("attributes", attribute)
        .get(Scim.USERS + "/" + id)
        .then()
        .statusCode(200)
        .body("$", hasKey("userName"))
        .body("$", not(hasKey("displayName")));
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
}
