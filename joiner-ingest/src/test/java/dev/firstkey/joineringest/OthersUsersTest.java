package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Another client's user is answered in every call, also with a condition on its version, exactly
/// as one that never was; and so is another source's worker.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class OthersUsersTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, ''",
    "GET, If-None-Match",
    "PUT, ''",
    "PUT, If-Match",
    "PATCH, ''",
    "PATCH, If-Match",
    "DELETE, ''",
    "DELETE, If-Match"
  })
  void isNotThere(String method, String condition) {
    String worker = newWorker();
    String theirs = Scim.created(Scim.user(worker));
    String nobodys = UUID.randomUUID().toString();
    for (String version : new String[] {"W/\"1\"", "W/\"7\""}) {
      Response answer = asked(method, condition, version, worker, theirs);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(said(answer, theirs))
          .isEqualTo(said(asked(method, condition, version, worker, nobodys), nobodys));
    }
    assertThat(Scim.client().get(Scim.USERS + "/" + theirs).header("ETag")).isEqualTo("W/\"1\"");
  }

  @Test
  void ofAnotherSourcesWorkerAClientLearnsAsMuchAsOfNobody() {
    String overScim = newWorker();
    Scim.created(Scim.user(overScim));
    String overKafka = newWorker();
    say(overKafka, hired(overKafka, "e-1", 1));
    for (String worker : new String[] {overScim, overKafka}) {
      await(Topic.JOINER, worker, JoinerAccepted.class);
      assertThat(listed("other-client", worker)).isEqualTo(listed("other-client", newWorker()));
    }
    assertThat(listed("scim-client", overScim)).contains("\"state\":\"active\"");
    assertThat(listed("scim-client", overKafka)).isEqualTo(listed("scim-client", newWorker()));
    assertThat(listed("a-client-of-no-source", overScim)).startsWith("200 ").endsWith(" []");
  }

  private static String listed(String client, String worker) {
    return said(Scim.client(client).queryParam("worker", worker).get("/joiners"), worker);
  }

  private static Response asked(
      String method, String condition, String version, String worker, String id) {
    RequestSpecification call = Scim.client("other-client");
    if (!condition.isEmpty()) {
      call.header(condition, version);
    }
    return call.body(body(method, worker)).request(method, Scim.USERS + "/" + id);
  }

  private static String body(String method, String worker) {
    return switch (method) {
      case "PUT" -> Scim.user(worker);
      case "PATCH" ->
          """
          {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
           "Operations":[{"op":"replace","path":"active","value":false}]}
          """;
      default -> "";
    };
  }

  private static String said(Response answer, String id) {
    return (answer.statusCode() + " " + answer.headers() + " " + answer.asString())
        .replace(id, "ID");
  }
}
