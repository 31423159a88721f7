package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExportTest {

  @Test
  void isAllOfATreeAsJsonLinesAndGoesOnWhereItWasCut() {
    CheckpointsTest.visits(120);
    Response first = export("/export.ndjson", 200);
    String size = first.header("Firstkey-Log-Size");
    List<String> lines = first.asString().lines().toList();
    assertThat(first.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(first.header("Cache-Control")).isEqualTo("no-store");
    assertThat((long) lines.size())
        .isEqualTo(
            Rows.number("select count(*) from entry where log_index < ?", Long.parseLong(size)))
        .isGreaterThanOrEqualTo(600);

    long cut = JsonPath.from(lines.get(9)).getLong("index");
    CheckpointsTest.visits(1);
    Response rest = export("/export.ndjson?size=" + size + "&after=" + cut, 200);
    assertThat(rest.asString().lines().toList()).isEqualTo(lines.subList(10, lines.size()));
  }

  @Test
  void isCsvWithTheSameSearch() {
    CheckpointsTest.visits(3);
    String csv = export("/export.csv?type=pass.revoked", 200).asString();
    List<String> lines = csv.lines().toList();
    assertThat(lines.getFirst()).startsWith("\"index\",\"time\"");
    assertThat(lines.size()).isGreaterThan(3);
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(line -> assertThat(line).contains("\"dev.firstkey.pass.revoked.v1\""));
  }

  /// Both parts together are the file as if nothing had been cut; a new file has its line of names.
  @Test
  void aCsvThatGoesOnIsPutBehindWhatThereIs() {
    CheckpointsTest.visits(3);
    Response whole = export("/export.csv", 200);
    String size = whole.header("Firstkey-Log-Size");
    List<String> lines = whole.asString().lines().toList();
    String cut = lines.get(4).substring(0, lines.get(4).indexOf(','));

    String rest = export("/export.csv?size=" + size + "&after=" + cut, 200).asString();
    assertThat(rest.lines().toList()).isEqualTo(lines.subList(5, lines.size()));
    String later = export("/export.csv?after=" + cut, 200).asString();
    assertThat(later.lines().findFirst()).hasValue(lines.getFirst());
  }

  @Test
  void whatIsWrongIsRefusedBeforeItBegins() {
    CheckpointsTest.visits(1);
    export("/export.csv?size=900000000", 400);
    export("/export.csv?wroker=a", 400);
    given().get("/export.csv").then().statusCode(401);
    String auditor = TestTokens.token("somebody", "auditor");
    given().auth().oauth2(auditor).get("/export.ndjson").then().statusCode(403);
  }

  private static Response export(String path, int status) {
    return given()
        .auth()
        .oauth2(TestTokens.token("ana", "analyst"))
        .get(path)
        .then()
        .statusCode(status)
        .extract()
        .response();
  }
}
