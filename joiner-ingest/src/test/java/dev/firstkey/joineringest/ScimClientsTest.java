package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The requests that two provisioning services make, in their order and with their habits, as their
/// vendors document them: Microsoft Entra ID ("Develop and plan provisioning for a SCIM endpoint")
/// and Okta ("SCIM 2.0 protocol reference"). Nothing here was recorded from the services.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ScimClientsTest {

  private static String userName(String worker) {
    return worker + "@example.test";
  }

  private static void isNotThere(String filter) {
    Scim.client()
        .queryParam("filter", filter)
        .get(Scim.USERS)
        .then()
        .statusCode(200)
        .body("totalResults", equalTo(0))
        .body("Resources", empty());
  }

  @Test
  void entraTestsTheConnectionCreatesUpdatesAndDisables() {
    // The test of the connection: a user that cannot be there.
    isNotThere("userName eq \"" + UUID.randomUUID() + "\"");

    String worker = newWorker();
    isNotThere("userName eq \"" + userName(worker) + "\"");
    String id =
        Scim.created(
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
             "externalId":"%1$s","userName":"%2$s","active":true,"displayName":"Ada Lovelace",
             "title":"Analyst","preferredLanguage":"en-GB",
             "addresses":[{"type":"work","country":"DE","primary":true}],
             "phoneNumbers":[{"type":"work","value":"+49 30 000"}],
             "emails":[{"primary":true,"type":"work","value":"%2$s"}],
             "meta":{"resourceType":"User"},
             "name":{"formatted":"Ada Lovelace","familyName":"Lovelace","givenName":"Ada"},
             "roles":[],
             "%3$s":{"department":"Sales","organization":"example-de","employeeNumber":"7"},
             "%4$s":{"startDate":"2036-12-02","workTimeZone":"Europe/Berlin","workerType":"Employee","deviceContext":"byod"}}
            """
                .formatted(worker, userName(worker), Scim.ENTERPRISE, Scim.JOINER));
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).workerId()).isEqualTo(worker);

    // Attributes that are not kept are taken and not shown.
    Scim.client()
        .get(Scim.USERS + "/" + id)
        .then()
        .body("$", not(hasKey("phoneNumbers")))
        .body("$", not(hasKey("title")));

    Scim.patch(
            id,
            """
            {"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"ada@example.test"},
            {"op":"Replace","path":"name.familyName","value":"King"},
            {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Legal"},
            {"op":"Add","path":"phoneNumbers[type eq \\"mobile\\"].value","value":"+49 170 0"}
            """)
        .then()
        .statusCode(200)
        .body("name.familyName", equalTo("King"))
        .body("emails[0].value", equalTo("ada@example.test"));
    assertThat(await(Topic.JOINER, worker, JoinerChanged.class).changed())
        .containsExactlyInAnyOrder("familyName", "email");

    Scim.patch(id, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}")
        .then()
        .statusCode(200)
        .body("active", equalTo(false));
    await(Topic.JOINER, worker, JoinerWithdrawn.class);

    Scim.client().delete(Scim.USERS + "/" + id).then().statusCode(204);
    assertThat(heard(Topic.JOINER, worker, JoinerWithdrawn.class)).hasSize(1);
  }

  @Test
  void entraSetsAManagerByTheIdOfTheirUser() {
    String manager = newWorker();
    String managerId = Scim.created(Scim.user(manager));
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    Scim.patch(
            id,
            "{\"op\":\"Add\",\"path\":\"%s:manager\",\"value\":\"%s\"}"
                .formatted(Scim.ENTERPRISE, managerId))
        .then()
        .statusCode(200)
        .body("'" + Scim.ENTERPRISE + "'.manager.value", equalTo(managerId));
    assertThat(await(Topic.JOINER, worker, JoinerChanged.class).managerWorkerId())
        .isEqualTo(manager);
  }

  /// As where the client's ids of workers are UUIDs too.
  @Test
  void aManagerMayBeNamedByTheirOwnIdWhateverItLooksLike() {
    String ofUser = UUID.randomUUID().toString();
    Scim.created(Scim.user(ofUser));
    String overKafka = UUID.randomUUID().toString();
    JoinerTopics.say(overKafka, JoinerTopics.hired(overKafka, "e-1", 1));
    await(Topic.JOINER, overKafka, JoinerAccepted.class);
    for (String manager : new String[] {ofUser, overKafka}) {
      String worker = newWorker();
      Scim.created(managedBy(worker, manager));
      assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).managerWorkerId())
          .isEqualTo(manager);
    }
    String worker = newWorker();
    Scim.created(managedBy(worker, UUID.randomUUID().toString()));
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).managerWorkerId()).isNull();
  }

  private static String managedBy(String worker, String manager) {
    return Scim.user(worker)
        .replace(
            "\"organization\"", "\"manager\":{\"value\":\"" + manager + "\"},\"organization\"");
  }

  @Test
  void entraSendsSeveralAttributesWithoutAPath() {
    String worker = newWorker();
    String id = Scim.created(Scim.user(worker));
    Scim.patch(
            id,
            """
            {"op":"Add","value":{"name.familyName":"King","displayName":"Ada King",
              "%s:startDate":"2036-12-08"}}
            """
                .formatted(Scim.JOINER))
        .then()
        .statusCode(200)
        .body("displayName", equalTo("Ada King"))
        .body("'" + Scim.JOINER + "'.startDate", equalTo("2036-12-08"));
  }

  @Test
  void oktaDeactivatesByAWholeUserThatIsNotActiveAndMakesItActiveAgain() {
    String worker = newWorker();
    String user = Scim.user(worker, userName(worker)).replace("2036-12-02", "2026-01-01");
    String id = Scim.created(user);
    await(Topic.JOINER, worker, JoinerAccepted.class);
    // It reads the User, and sends all of it back with its id and meta.
    String read = Scim.client().get(Scim.USERS + "/" + id).then().extract().asString();
    Scim.client()
        .body(read.replace("\"active\":true", "\"active\":false"))
        .put(Scim.USERS + "/" + id)
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("active", equalTo(false));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    Scim.client().body(read).put(Scim.USERS + "/" + id).then().statusCode(200);
    assertThat(awaitMany(Topic.JOINER, worker, JoinerAccepted.class, 2))
        .extracting(JoinerAccepted::episodeId)
        .containsExactly(id + ".1", id + ".2");
  }

  @Test
  void oktaLooksForTheUserCreatesReadsReplacesAndDeactivates() {
    String worker = newWorker();
    Scim.client()
        .queryParam("filter", "userName eq \"" + userName(worker) + "\"")
        .queryParam("startIndex", 1)
        .queryParam("count", 100)
        .get(Scim.USERS)
        .then()
        .statusCode(200)
        .body("totalResults", equalTo(0));
    String user =
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%2$s",
         "name":{"givenName":"Ada","familyName":"%5$s"},
         "emails":[{"primary":true,"value":"%2$s","type":"work"}],
         "displayName":"Ada Lovelace","locale":"en-US","externalId":"%1$s","groups":[],
         "password":"1mz050nq","active":%6$s,
         "%3$s":{"organization":"example-de"},
         "%4$s":{"startDate":"2036-12-02","workTimeZone":"Europe/Berlin","workerType":"employee","deviceContext":"byod"}}
        """;
    String id =
        Scim.created(
            user.formatted(
                worker, userName(worker), Scim.ENTERPRISE, Scim.JOINER, "Lovelace", "true"));
    Scim.client()
        .get(Scim.USERS + "/" + id)
        .then()
        .statusCode(200)
        .body("$", not(hasKey("password")))
        .body("$", not(hasKey("groups")));
    Scim.client()
        .body(
            user.formatted(worker, userName(worker), Scim.ENTERPRISE, Scim.JOINER, "King", "true"))
        .put(Scim.USERS + "/" + id)
        .then()
        .statusCode(200)
        .body("name.familyName", equalTo("King"));
    assertThat(await(Topic.JOINER, worker, JoinerChanged.class).changed())
        .containsExactly("familyName");
    Scim.patch(id, "{\"op\":\"replace\",\"value\":{\"active\":false}}").then().statusCode(200);
    await(Topic.JOINER, worker, JoinerWithdrawn.class);
  }
}
