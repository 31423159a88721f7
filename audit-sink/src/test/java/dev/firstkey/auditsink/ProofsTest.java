package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.LogPolicy;
import dev.firstkey.tlog.LogProof;
import dev.firstkey.tlog.Proofs;
import dev.firstkey.tlog.SignedNote;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Proofs for who does not read the tiles, held against what is signed.
@QuarkusTest
class ProofsTest {

  @Test
  void aLeafIsProvedByOneFile() {
    Checkpoint head = signed(CheckpointsTest.visits(2));
    for (long index : List.of(0L, head.size() / 2, head.size() - 1)) {
      byte[] file = get("/log/proof/" + index + ".tlog-proof");
      LogProof proof = LogProof.of(file);
      byte[] leaf = proof.extra().orElseThrow();
      assertThat(proof.verify(new LogPolicy(LogPlace.keys()), leaf).size())
          .isGreaterThanOrEqualTo(head.size());
      assertThat(Leaf.of(leaf)).isNotNull();
      assertThat(proof.index()).isEqualTo(index);
    }
  }

  @Test
  void aLeafIsInTheTreeOfASizeAndASmallerTreeIsItsBeginning() {
    Checkpoint before = signed(CheckpointsTest.visits(60));
    Checkpoint head = signed(CheckpointsTest.visits(10));
    long index = before.size() - 1;
    JsonPath in = json("/log/proof/inclusion?index=" + index + "&size=" + head.size());
    assertThat(
            Proofs.includes(
                Hash.ofBase64(in.getString("leafHash")),
                index,
                head.size(),
                hashes(in),
                head.root()))
        .isTrue();
    JsonPath extended = json("/log/proof/consistency?from=" + before.size() + "&to=" + head.size());
    assertThat(
            Proofs.extend(before.size(), before.root(), head.size(), head.root(), hashes(extended)))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/log/proof/inclusion?index=0&size=900000000, 404",
    "/log/proof/inclusion?index=5&size=5, 404",
    "/log/proof/inclusion?index=-1&size=5, 400",
    "/log/proof/inclusion?index=5, 400",
    "/log/proof/consistency?from=2&to=1, 404",
    "/log/proof/consistency?from=0&to=900000000, 404",
    "/log/proof/consistency?from=x&to=1, 400",
    "/log/proof/900000000.tlog-proof, 404",
    "/log/proof/99999999999999999999.tlog-proof, 400"
  })
  void whatTheLogHasNotIsNotProved(String path, int status) {
    CheckpointsTest.visits(1);
    given().auth().oauth2(auditor()).get(path).then().statusCode(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/log/proof/inclusion?index=0&size=1",
        "/log/proof/consistency?from=0&to=1",
        "/log/proof/0.tlog-proof"
      })
  void proofsAreForAuditorsAndAnalysts(String path) {
    given().get(path).then().statusCode(401);
    String hris = TestTokens.token("somebody", "hris");
    given().auth().oauth2(hris).get(path).then().statusCode(403);
  }

  private static Checkpoint signed(byte[] note) {
    return Checkpoint.of(SignedNote.of(note).text());
  }

  private static List<Hash> hashes(JsonPath json) {
    return json.getList("path", String.class).stream().map(Hash::ofBase64).toList();
  }

  private static JsonPath json(String path) {
    return JsonPath.from(new String(get(path), java.nio.charset.StandardCharsets.UTF_8));
  }

  private static byte[] get(String path) {
    return given()
        .auth()
        .oauth2(auditor())
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  private static String auditor() {
    return TestTokens.token("auditor-1", "auditor");
  }
}
