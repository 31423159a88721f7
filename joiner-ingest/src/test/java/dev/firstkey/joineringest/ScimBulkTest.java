package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 7644 §3.7: several operations in one request.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ScimBulkTest {

  private static ValidatableResponse bulk(String more, String operations) {
    return Scim.client()
        .body(
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"]%s,"Operations":[%s]}
            """
                .formatted(more, operations))
        .post("/scim/v2/Bulk")
        .then();
  }

  private static String post(String bulkId, String user) {
    return "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"%s\",\"data\":%s}"
        .formatted(bulkId, user);
  }

  private static String managedBy(String user, String manager) {
    return user.replace(
        "\"organization\":",
        "\"manager\":{\"value\":\"bulkId:" + manager + "\"},\"organization\":");
  }

  @Test
  void section3point7point3EachOperationIsDoneAndAnsweredInTheOrderOfTheRequest() {
    String id = Scim.created(Scim.user(newWorker()));
    String gone = Scim.created(Scim.user(newWorker()));
    String patch =
        """
        {"method":"PATCH","path":"/Users/%s","version":"W/\\"1\\"","data":{"schemas":
        ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"displayName"}]}}
        """
            .formatted(id);
    String delete = "{\"method\":\"DELETE\",\"path\":\"/Users/%s\"}".formatted(gone);
    bulk("", post("a", Scim.user(newWorker())) + "," + patch + "," + delete)
        .statusCode(200)
        .contentType(Scim.TYPE)
        .body("schemas", hasItem("urn:ietf:params:scim:api:messages:2.0:BulkResponse"))
        .body("Operations.status", contains("201", "200", "204"))
        .body("Operations[0].bulkId", equalTo("a"))
        .body("Operations[1].location", endsWith(id))
        .body("Operations[1].version", equalTo("W/\"2\""));
    Scim.client().get(Scim.USERS + "/" + gone).then().statusCode(404);
  }

  @Test
  void section3point7point2AReferenceToWhatIsCreatedLaterIsResolved() {
    String manager = newWorker();
    String worker = newWorker();
    bulk("", post("w", managedBy(Scim.user(worker), "m")) + "," + post("m", Scim.user(manager)))
        .body("Operations.status", contains("201", "201"))
        .body("Operations.bulkId", contains("w", "m"));
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).managerWorkerId())
        .isEqualTo(manager);
  }

  @Test
  void section3point7point1WhatRefersToEachOtherInACircleOrToNothingIsRefusedAlone() {
    String operations =
        String.join(
            ",",
            post("a", managedBy(Scim.user(newWorker()), "b")),
            post("b", managedBy(Scim.user(newWorker()), "a")),
            post("c", managedBy(Scim.user(newWorker()), "nobody")),
            post("d", Scim.user(newWorker())));
    bulk("", operations)
        .statusCode(200)
        .body("Operations.status", contains("409", "409", "409", "201"));
  }

  @Test
  void section3point7point1WhatRefersToItselfIsRefusedAndSaysWhy() {
    bulk("", post("a", managedBy(Scim.user(newWorker()), "a")))
        .statusCode(200)
        .body("Operations.status", contains("409"))
        .body("Operations[0].bulkId", equalTo("a"))
        .body("Operations[0]", not(hasKey("location")))
        .body("Operations[0].response.status", equalTo("409"))
        .body("Operations[0].response.detail", containsString("bulkId"));
  }

  @Test
  void section3point7point1ACircleOfManagersIsClosedByIdsOnceBothAreThere() {
    String first = newWorker();
    String second = newWorker();
    String a = Scim.created(Scim.user(first));
    String b = Scim.created(Scim.user(second));
    String patch =
        """
        {"method":"PATCH","path":"/Users/%s","data":{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
         "Operations":[{"op":"add","path":"%s:manager","value":{"value":"%s"}}]}}
        """;
    bulk("", patch.formatted(a, Scim.ENTERPRISE, b) + "," + patch.formatted(b, Scim.ENTERPRISE, a))
        .body("Operations.status", contains("200", "200"));
  }

  @Test
  void section3point7point2APathMayNameWhatIsCreated() {
    String worker = newWorker();
    String patch =
        """
        {"method":"patch","path":"/Users/bulkId:a","data":{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
         "Operations":[{"op":"replace","path":"displayName","value":"B"}]}}
        """;
    bulk("", patch + "," + post("a", Scim.user(worker)))
        .body("Operations.status", contains("200", "201"))
        .body("Operations[0].version", equalTo("W/\"2\""));
  }

  @Test
  void section3point7point3AnOldVersionFailsItsOperationAlone() {
    String id = Scim.created(Scim.user(newWorker()));
    String old = "{\"method\":\"DELETE\",\"path\":\"/Users/%s\",\"version\":\"W/\\\"7\\\"\"}";
    bulk("", old.formatted(id) + "," + post("a", Scim.user(newWorker())))
        .body("Operations.status", contains("412", "201"))
        .body("Operations[0].location", endsWith(id))
        .body("Operations[0].response.status", equalTo("412"));
  }

  @Test
  void section3point7point3AfterAsManyErrorsAsTheClientAllowsNothingMoreIsDone() {
    String bad = "{\"method\":\"DELETE\",\"path\":\"/Users/of-no-shape\"}";
    String last = newWorker();
    bulk(",\"failOnErrors\":2", bad + "," + bad + "," + post("x", Scim.user(last)))
        .statusCode(200)
        .body("Operations", hasSize(2))
        .body("Operations.status", contains("404", "404"))
        .body("Operations[0].response.status", equalTo("404"));
    Scim.client()
        .queryParam("filter", "externalId eq \"" + last + "\"")
        .get(Scim.USERS)
        .then()
        .body("totalResults", equalTo(0));
  }

  @Test
  void section3point7ABulkThatIsRepeatedIsToldThatItIsDone() {
    String operation = post("a", Scim.user(newWorker()));
    bulk("", operation).body("Operations.status", contains("201"));
    bulk("", operation)
        .body("Operations.status", contains("409"))
        .body("Operations[0].response.scimType", equalTo("uniqueness"));
  }

  @Test
  void section3point7point4TooManyOperationsAreRefusedAsAWhole() {
    String many =
        IntStream.range(0, 101)
            .mapToObj(_ -> "{\"method\":\"DELETE\",\"path\":\"/Users/x\"}")
            .collect(Collectors.joining(","));
    bulk("", many).statusCode(413).contentType(Scim.TYPE);
  }

  @Test
  void section3point7point4ABulkTooLargeIsRefused() {
    String large = Scim.user(newWorker()).replace("Ada L.", "A".repeat(70_000));
    bulk("", post("a", large)).statusCode(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"method\":\"GET\",\"path\":\"/Users\"}",
        "{\"method\":\"POST\",\"path\":\"/Users\",\"data\":{}}",
        "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"a\",\"data\":{}},"
            + "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"a\",\"data\":{}}"
      })
  void section3point7WhatIsNoBulkRequestIsRefused(String operations) {
    bulk("", operations).statusCode(400).body("scimType", equalTo("invalidSyntax"));
  }
}
