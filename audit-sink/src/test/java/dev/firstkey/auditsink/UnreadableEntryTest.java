package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whoever may change the rows makes one of them unreadable: it hides itself, and nothing beside
/// it.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "audit-sink"))
class UnreadableEntryTest {

  private static ValidatableResponse get(String path) {
    return given()
        .auth()
        .oauth2(TestTokens.token("analyst-1", "analyst"))
        .get(path)
        .then()
        .statusCode(200);
  }

  private static byte[] replaced(long index, byte[] payload) throws SQLException {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var before = connection.prepareStatement("select payload from entry where log_index = ?");
        var change =
            connection.prepareStatement("update entry set payload = ? where log_index = ?")) {
      before.setLong(1, index);
      byte[] was;
      try (var row = before.executeQuery()) {
        assertThat(row.next()).isTrue();
        was = row.getBytes(1);
      }
      change.setBytes(1, payload);
      change.setLong(2, index);
      assertThat(change.executeUpdate()).isEqualTo(1);
      return was;
    }
  }

  @Test
  void hidesNothingBesideItself() throws SQLException {
    Visit visit = Visit.fresh();
    try (Topics topics = new Topics()) {
      visit.story().forEach(topics::say);
      Rows.awaitAccounted(topics.settle());
    }
    CheckpointsTest.visits(1);
    String search = "?worker=" + visit.workerId();
    List<Number> all = get("/entries" + search).extract().jsonPath().getList("entries.index");
    long changed = all.getFirst().longValue();
    byte[] was = replaced(changed, HexFormat.of().parseHex("78"));
    try {
      var entries = get("/entries" + search).extract().jsonPath();
      assertThat(entries.getList("entries.index")).hasSameSizeAs(all);
      assertThat(entries.<Object>getList("entries.data").getFirst()).isNull();
      assertThat(entries.<Object>getList("entries.data").subList(1, all.size()))
          .doesNotContainNull();
      assertThat(get("/export.ndjson" + search).extract().asString().lines()).hasSameSizeAs(all);
    } finally {
      replaced(changed, was);
    }
  }
}
