package dev.firstkey.joineringest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/// No address that a client is told is one that a request chose.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ForeignHostTest {

  private static RequestSpecification foreign() {
    return Scim.client()
        .header("Host", "evil.example.test")
        .header("X-Forwarded-Host", "evil.example.test")
        .header("Forwarded", "host=evil.example.test");
  }

  @Test
  void theHostOfARequestIsInNoAnswer() {
    String worker = JoinerTopics.newWorker();
    Response created = foreign().body(Scim.user(worker)).post(Scim.USERS);
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/scim/v2/Users/" + created.path("id"));
    assertThat(created.<String>path("meta.location")).isEqualTo(created.header("Location"));
    for (String path :
        new String[] {
          created.header("Location"),
          Scim.USERS + "?count=1",
          "/scim/v2/ServiceProviderConfig",
          "/scim/v2/ResourceTypes",
          "/scim/v2/Schemas"
        }) {
      Response answer = foreign().get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers() + answer.asString()).as(path).doesNotContain("evil");
    }
  }
}
