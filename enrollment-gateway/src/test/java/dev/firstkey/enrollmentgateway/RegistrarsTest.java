package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.CaseState;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.DocumentType;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingFailed;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.ProofingStated;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.VerifiedClaims;
import dev.firstkey.contracts.Window;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One registrar's word is bounded (DESIGN §5), and what was checked is recorded.
@QuarkusTest
class RegistrarsTest {

  @Test
  void whatWasCheckedIsRecordedAsVerifiedClaims() {
    Visit visit = known(Visit.opened());
    accepted(StaffCall.somebody().confirms(visit, "document", "passport"));
    VerifiedClaims recorded = asked(visit).proofing().verifiedClaims();
    assertThat(recorded.claims().workerId()).isEqualTo(visit.worker);
    assertThat(recorded.verification().trustFramework())
        .isEqualTo("urn:firstkey:trust-framework:attended");
    assertThat(recorded.verification().evidence())
        .singleElement()
        .satisfies(evidence -> {
          assertThat(evidence.type()).isEqualTo("document");
          assertThat(evidence.documentDetails().type()).isEqualTo(DocumentType.PASSPORT);
          assertThat(evidence.checkDetails())
              .extracting(VerifiedClaims.CheckDetails::checkMethod)
              .containsExactly("vpip", "pvp");
        });
  }

  @ParameterizedTest
  @CsvSource({"government-id,employee_badge", "employee-badge,passport", "known-in-person,idcard"})
  void aDocumentIsOfTheKindThatWasChecked(String evidence, String document) {
    Visit visit = Visit.opened();
    Response answer =
        StaffCall.somebody().confirms(visit, "evidence", evidence, "document", document);
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void nobodyIsConfirmedByVideoAlone() {
    Visit visit = known(Visit.opened());
    refuses(StaffCall.somebody().confirms(visit, "method", "video"), "policy-forbids");
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
  }

  @Test
  void nobodyConfirmsThemselves() {
    Visit visit = known(Visit.opened());
    StaffCall themselves = StaffCall.somebody();
    World.say(
        "joiner-ingest",
        visit.worker,
        visit.chain,
        new AccountProvisioned(visit.worker, visit.episode, "keycloak", themselves.subject()));
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(
            () -> assertThat(Database.accountOf(visit.worker)).isEqualTo(themselves.subject()));
    refuses(themselves.confirms(visit), "policy-forbids");
    World.heard(
        Topic.ENROLLMENT,
        event ->
            event.envelope().actor().equals(themselves.actor())
                && event.fact() instanceof ProofingFailed failed
                && failed.reason() == RefusalReason.POLICY_FORBIDS);
    accepted(StaffCall.somebody().confirms(visit));
  }

  @Test
  void nobodyIsConfirmedWithTheKeyOfTheRegistrarsBrowser() {
    Visit visit = known(Visit.opened());
    refuses(StaffCall.somebody().confirms(visit, "deviceKey", visit.gateway.jkt()), "wrong-key");
    accepted(StaffCall.somebody().confirms(visit, "deviceKey", new Gateway().jkt()));
  }

  @Test
  void norAtTheDeviceAtWhichTheRegistrarWasEnrolled() {
    Visit registrars = Visit.passReady();
    Visit next = Visit.opened();
    Visit sameDevice = known(next.at(registrars.gateway));
    StaffCall registrar = StaffCall.of(registrars.pass.accountId());
    refuses(registrar.confirms(sameDevice), "wrong-key");
    accepted(StaffCall.somebody().confirms(sameDevice));
  }

  @Test
  void wherePolicyWantsAWitnessASecondRegistrarConfirmsTheSame() {
    Visit visit = witnessed();
    StaffCall first = StaffCall.somebody();
    StaffCall second = StaffCall.somebody();
    accepted(first.confirms(visit));
    accepted(first.confirms(visit));
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
    assertThat(first.sees(visit)).isEqualTo("waiting-for-witness");
    assertThat(second.follows(visit).statusCode()).isEqualTo(404);
    accepted(second.confirms(visit));
    PassRequested asked = asked(visit);
    assertThat(asked.proofing().by()).isEqualTo(second.actor());
    assertThat(asked.proofing().witness().by()).isEqualTo(first.actor());
    assertThat(first.sees(visit)).isEqualTo("waiting-for-pass");
    assertThat(World.all(Topic.ENROLLMENT))
        .as("the first word is said once")
        .filteredOn(event ->
            event.fact() instanceof ProofingStated said
                && said.transactionId().equals(visit.transaction))
        .hasSize(1);
  }

  @Test
  void ofTwoRegistrarsAtTheSameMomentOneIsTheWitness() {
    Visit visit = witnessed();
    List<StaffCall> both = List.of(StaffCall.somebody(), StaffCall.somebody());
    atOnce(both.stream().map(one -> (Supplier<Response>) () -> one.confirms(visit)))
        .forEach(RegistrarsTest::accepted);
    Proofing proofing = asked(visit).proofing();
    assertThat(both)
        .extracting(StaffCall::actor)
        .containsExactlyInAnyOrder(proofing.by(), proofing.witness().by());
  }

  @Test
  void aWitnessOfSomebodyElseIsNone() {
    Visit visit = witnessed();
    Visit other = witnessed();
    accepted(StaffCall.somebody().confirmsAs(other.worker, visit));
    accepted(StaffCall.somebody().confirms(visit));
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
  }

  @Test
  void aRegistrarConfirmsSoManyInAnHour() {
    Visit visit = known(Visit.opened());
    StaffCall busy = StaffCall.somebody();
    fillTheHour("statements", busy.actor(), 100_000);
    Response limited = busy.confirms(visit);
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 3600);
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
    assertThat(busy.confirms(visit).statusCode()).isEqualTo(429);
    accepted(StaffCall.somebody().confirms(visit));
    assertThat(World.all(Topic.ENROLLMENT))
        .filteredOn(event -> event.envelope().actor().equals(busy.actor()))
        .extracting(event -> event.fact())
        .containsExactly(new ProofingFailed(null, null, RefusalReason.RATE_LIMITED));
  }

  /// As after a lost answer.
  @Test
  void theSameWordAgainIsNotOneMore() {
    Visit visit = known(Visit.opened());
    Visit other = known(Visit.opened());
    StaffCall busy = StaffCall.somebody();
    accepted(busy.confirms(visit));
    Database.exec("delete from rate_count where subject = ?", busy.actor());
    fillTheHour("statements", busy.actor(), 100_000);
    accepted(busy.confirms(visit, "checkCode", visit.checkCode));
    assertThat(busy.confirms(other).statusCode()).isEqualTo(429);
  }

  @Test
  void manyAtTheSameMomentAreNotMoreThanThat() {
    Visit visit = known(Visit.opened());
    StaffCall busy = StaffCall.somebody();
    fillTheHour("statements", busy.actor(), 99_997);
    List<Response> answers =
        atOnce(
            Stream.<Supplier<Response>>generate(() -> () -> busy.confirmsAs("nobody", visit))
                .limit(8));
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 422).hasSize(3);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).hasSize(5);
  }

  private static List<Response> atOnce(Stream<Supplier<Response>> calls) {
    List<CompletableFuture<Response>> running = calls.map(CompletableFuture::supplyAsync).toList();
    return running.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void onlyWhoConfirmedSomebodySeesWhatBecameOfThem() {
    Visit visit = known(Visit.opened());
    StaffCall registrar = StaffCall.somebody();
    assertThat(registrar.follows(visit).statusCode()).isEqualTo(404);
    accepted(registrar.confirms(visit));
    assertThat(registrar.sees(visit)).isEqualTo("waiting-for-pass");
    assertThat(StaffCall.somebody().follows(visit).statusCode()).isEqualTo(404);
  }

  static Visit witnessed() {
    return witnessedIf(true);
  }

  static Visit witnessedIf(boolean wanted) {
    return expected(Visit.opened(), wanted);
  }

  /// One whose case the gateway has heard of.
  static Visit expected(Visit visit) {
    return expected(visit, false);
  }

  private static Visit expected(Visit visit, boolean wanted) {
    return expected(
        visit, wanted, List.of(ProofingMethod.ATTENDED, ProofingMethod.VERIFIED_CLAIMS));
  }

  static Visit expected(Visit visit, boolean wanted, List<ProofingMethod> ways) {
    known(visit);
    caseOpened(visit, wanted, ways);
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() -> assertThat(Database.termsOf(visit.worker)).isOne());
    return visit;
  }

  static void caseOpened(Visit visit, boolean witness) {
    caseOpened(visit, witness, List.of(ProofingMethod.ATTENDED, ProofingMethod.VERIFIED_CLAIMS));
  }

  /// @param ways of proofing, of which policy takes each
  static void caseOpened(Visit visit, boolean witness, List<ProofingMethod> ways) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    World.say(
        "pass-issuer",
        visit.worker,
        visit.chain,
        new CaseOpened(
            UUID.randomUUID(),
            visit.worker,
            visit.episode,
            Purpose.FIRST_ENROLLMENT,
            CaseState.OPEN,
            new Window(now, now.plus(Duration.ofDays(14))),
            DeviceContext.BYOD,
            0,
            "test-1",
            ways,
            witness));
  }

  /// One whom the gateway has heard of.
  static Visit known(Visit visit) {
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() -> assertThat(Database.episodesOf(visit.worker)).isOne());
    return visit;
  }

  static void fillTheHour(String kind, String actor, int number) {
    Database.exec(
        """
        insert into rate_count
        select ?, ?, to_timestamp((floor(extract(epoch from now()) / 3600) + n) * 3600), ?
        from generate_series(0, 1) as n
        """,
        kind,
        actor,
        number);
  }

  private static PassRequested asked(Visit visit) {
    return World.heard(
        Topic.ENROLLMENT,
        PassRequested.class,
        fact -> fact.transactionId().equals(visit.transaction));
  }

  private static void accepted(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(202);
  }

  private static void refuses(Response response, String reason) {
    StaffCallsTest.refuses(response, reason);
  }
}
