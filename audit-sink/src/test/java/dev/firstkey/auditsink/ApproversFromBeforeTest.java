package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Entries that were written before approvers had a column are found by them too.
@QuarkusTest
class ApproversFromBeforeTest {
  private static final String BACK_FILL = "/db/service/V108__approvers.sql";

  private final String approver = "person:" + UUID.randomUUID();
  private final UUID id = UUID.randomUUID();

  @Test
  void areFoundAndShown() throws IOException {
    aPassIsIssued();
    Rows.change("update entry set approvers = null where event_id = ?", id);
    Rows.change("delete from entry_approver where approver = ?", approver);
    assertThat(found()).isEmpty();
    Rows.change(backFill());
    assertThat(found()).containsExactly(List.of(approver));
  }

  private void aPassIsIssued() {
    String bytes =
        RecordedSamples.of(EventType.PASS_ISSUED)
            .replaceFirst("\"id\": \"[^\"]*\"", "\"id\": \"" + id + "\"")
            .replace("person:approver-1", approver);
    try (Topics topics = new Topics()) {
      topics.send(Topic.ISSUANCE, "w-10442", bytes.getBytes(StandardCharsets.UTF_8));
      Rows.awaitAccounted(topics.settle());
    }
  }

  private List<List<String>> found() {
    return given()
        .auth()
        .oauth2(TestTokens.token("ana", "analyst"))
        .get("/entries?approver=" + approver)
        .then()
        .statusCode(200)
        .extract()
        .path("entries.approvers");
  }

  private static String backFill() throws IOException {
    try (InputStream file = ApproversFromBeforeTest.class.getResourceAsStream(BACK_FILL)) {
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return all.substring(all.indexOf("-- Entries from before"));
    }
  }
}
