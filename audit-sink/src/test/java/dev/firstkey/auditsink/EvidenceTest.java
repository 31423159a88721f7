package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.Topic;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.LogPolicy;
import dev.firstkey.tlog.LogProof;
import dev.firstkey.tlog.SignedNote;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The answer to the auditor's question, with its proofs.
@QuarkusTest
class EvidenceTest {

  @Test
  void eachEntryIsProvedUnderOneCheckpoint() {
    Visit visit = Visit.fresh();
    try (Topics topics = new Topics()) {
      visit.story().forEach(topics::say);
      Rows.awaitAccounted(topics.settle());
    }
    CheckpointsTest.visits(1);
    JsonPath bundle = evidence(visit.workerId());

    assertThat(bundle.getString("format")).isEqualTo("firstkey-evidence@v1");
    assertThat(bundle.getBoolean("complete")).isTrue();
    assertThat(bundle.getList("entries")).hasSize(5);
    assertThat(LogPolicy.of(bundle.getString("policy")).keys()).isEqualTo(LogPlace.keys());
    byte[] note = bundle.getString("checkpoint").getBytes(StandardCharsets.UTF_8);
    for (Map<String, Object> entry : bundle.<Map<String, Object>>getList("entries")) {
      LogProof proof =
          new LogProof(
              Optional.empty(),
              ((Number) entry.get("index")).longValue(),
              hashes(entry.get("path")),
              SignedNote.of(note));
      byte[] leaf = Base64.getDecoder().decode((String) entry.get("leaf"));
      assertThat(proof.verify(new LogPolicy(LogPlace.keys()), leaf).size()).isPositive();
    }
  }

  @Test
  void itSaysWhichCredentialWasReceivedUnderWhatApproval() {
    String worker = "w-" + UUID.randomUUID();
    try (Topics topics = new Topics()) {
      topics.send(Topic.ISSUANCE, worker, sample(EventType.PASS_ISSUED, worker));
      topics.send(
          Topic.ENROLLMENT_COMPLETE, worker, sample(EventType.ENROLLMENT_COMPLETED, worker));
      Rows.awaitAccounted(topics.settle());
    }
    CheckpointsTest.visits(1);
    JsonPath bundle = evidence(worker);
    assertThat(bundle.getList("received.workerId")).containsExactly(worker);
    assertThat(bundle.getList("received[0].granted.approvals.approver"))
        .containsExactly("person:approver-1");
    assertThat(bundle.getLong("received[0].registered.index"))
        .isIn(bundle.getList("entries.index", Long.class));
  }

  @Test
  void itTellsWhatTheBytesSayWhateverWasReadFromThemBefore() throws SQLException {
    Visit visit = Visit.fresh();
    try (Topics topics = new Topics()) {
      visit.story().forEach(topics::say);
      Rows.awaitAccounted(topics.settle());
    }
    CheckpointsTest.visits(1);
    List<String> honest = evidence(visit.workerId()).getList("entries.entry.actor");
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement =
            connection.prepareStatement(
                "update entry set actor = 'person:innocent' where worker_id = ?")) {
      statement.setString(1, visit.workerId());
      assertThat(statement.executeUpdate()).isPositive();
    }
    assertThat(evidence(visit.workerId()).getList("entries.entry.actor", String.class))
        .isEqualTo(honest)
        .doesNotContain("person:innocent");
  }

  @Test
  void ofAWorkerNobodyKnowsThereIsNothing() {
    CheckpointsTest.visits(1);
    assertThat(evidence("w-nobody").getList("entries")).isEmpty();
  }

  @Test
  void whoHasNothingButAnAuthenticatorLearnsWhoReceivedIt() {
    Story story = new Story().told();
    String authenticator = evidence(story.workerId).getString("received[0].authenticatorId");

    JsonPath bundle = asked("/authenticators/" + authenticator + "/evidence", 200);

    assertThat(bundle.getString("workerId")).isEqualTo(story.workerId);
    assertThat(bundle.getList("entries.index"))
        .isEqualTo(evidence(story.workerId).getList("entries.index"));
    assertThat(asked("/authenticators/" + UUID.randomUUID() + "/evidence", 404).getString("type"))
        .isEqualTo("urn:firstkey:problem:unknown-authenticator");
    assertThat(asked("/authenticators/nobody/evidence", 400).getString("parameter"))
        .isEqualTo("authenticatorId");
  }

  private static byte[] sample(EventType type, String worker) {
    return RecordedSamples.of(type)
        .replace("w-10442", worker)
        .replaceFirst("\"id\": \"[^\"]*\"", "\"id\": \"" + UUID.randomUUID() + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<Hash> hashes(Object path) {
    return ((List<?>) path).stream().map(String.class::cast).map(Hash::ofBase64).toList();
  }

  private static JsonPath evidence(String worker) {
    return asked("/workers/" + worker + "/evidence", 200);
  }

  private static JsonPath asked(String path, int status) {
    return given()
        .auth()
        .oauth2(TestTokens.token("auditor-1", "auditor"))
        .get(path)
        .then()
        .statusCode(status)
        .extract()
        .jsonPath();
  }
}
