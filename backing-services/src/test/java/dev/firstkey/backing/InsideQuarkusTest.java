package dev.firstkey.backing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// A service's own tests see the same servers as the service does, across the class loaders of a
/// Quarkus test.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "audit-sink"))
class InsideQuarkusTest {

  @Inject Pool pool;

  @ConfigProperty(name = "firstkey.topic-prefix")
  String topicPrefix;

  @Test
  void theTestSeesWhatTheServiceWasGiven() {
    assertThat(FirstkeyBacking.topicPrefix()).isEqualTo(topicPrefix);
    assertThat(FirstkeyBacking.runtimeUser()).isEqualTo("audit_sink");
  }

  @Test
  void theServiceRunsAsItsLesserRoleInItsOwnSchema() {
    var row =
        pool.query("select current_user::text, current_schema()::text")
            .executeAndAwait()
            .iterator()
            .next();

    assertThat(row.getString(0)).isEqualTo(FirstkeyBacking.runtimeUser());
    assertThat(row.getString(1)).isEqualTo(FirstkeyBacking.schema());
  }

  @Test
  void aTokenOpensWhatItsRoleMayEnter() {
    given().auth().oauth2(TestTokens.token("ana", "approver")).get("/who").then().statusCode(200);
    assertThat(given().auth().oauth2(TestTokens.token("ana", "approver")).get("/who").asString())
        .isEqualTo("the-name-of-ana");
  }

  @Test
  void aTokenWithoutTheRoleIsRefused() {
    given().auth().oauth2(TestTokens.token("ana", "operator")).get("/who").then().statusCode(403);
  }

  @Test
  void aTamperedTokenIsRefused() {
    String token = TestTokens.token("ana", "approver");
    String tampered =
        token.substring(0, token.lastIndexOf('.') + 1)
            + "AAAA"
            + token.substring(token.lastIndexOf('.') + 5);

    given().auth().oauth2(tampered).get("/who").then().statusCode(401);
  }
}
