package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.Topic;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import org.awaitility.Awaitility;

/// One new hire at the door, walked as far as a test wants.
final class Visit {
  static final String REGISTRAR = "0b8f2a5e-6c1d-4e57-9b43-2f1f6f0f7a11";

  final Gateway gateway;
  final String worker;
  final String episode;
  final Chain chain;
  UUID transaction;
  String checkCode;
  PassRequested asked;
  PassIssued pass;

  private Visit(String worker, String episode, Chain chain) {
    this(new Gateway(), worker, episode, chain);
  }

  private Visit(Gateway gateway, String worker, String episode, Chain chain) {
    this.gateway = gateway;
    this.worker = worker;
    this.episode = episode;
    this.chain = chain;
  }

  /// A worker whom HR has announced, with an open transaction.
  static Visit opened() {
    String worker = World.worker();
    Visit visit = new Visit(worker, "e-1", World.chain());
    World.accepted(worker, visit.episode, visit.chain);
    return visit.open();
  }

  /// A worker whom HR has announced, with a transaction that a browser opened.
  static Visit of(UUID transaction, String checkCode) {
    String worker = World.worker();
    Visit visit = new Visit(worker, "e-1", World.chain());
    World.accepted(worker, visit.episode, visit.chain);
    visit.transaction = transaction;
    visit.checkCode = checkCode;
    return visit;
  }

  /// The same worker at another device.
  Visit elsewhere() {
    return new Visit(worker, episode, chain).open();
  }

  /// The same worker at somebody else's device.
  Visit at(Gateway device) {
    return new Visit(device, worker, episode, chain).open();
  }

  /// The same worker at the same device once more.
  Visit again() {
    return new Visit(gateway, worker, episode, chain).open();
  }

  /// The same worker at the same device, in another employment: the one before is over.
  Visit inEpisode(String next) {
    Chain told = World.chain();
    World.departed(worker, episode, chain);
    World.accepted(worker, next, told);
    return new Visit(gateway, worker, next, told).open();
  }

  static Visit confirmed() {
    return opened().confirm();
  }

  static Visit passReady() {
    return confirmed().issue();
  }

  Visit open() {
    JsonNode opened = Gateway.json(gateway.post("/transactions"));
    transaction = UUID.fromString(opened.path("transactionId").asText());
    checkCode = opened.path("checkCode").asText();
    return this;
  }

  Visit confirm() {
    proofed();
    return hearQuestion();
  }

  /// A registrar has typed the code that the page showed.
  Visit confirmTyped() {
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() -> assertThat(proof(worker, checkCode).statusCode()).isEqualTo(202));
    return hearQuestion();
  }

  private Visit hearQuestion() {
    asked =
        World.heard(
            Topic.ENROLLMENT, PassRequested.class, f -> f.transactionId().equals(transaction));
    return this;
  }

  /// A registrar has confirmed the person.
  void proofed() {
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() -> assertThat(proof(worker, checkCode()).statusCode()).isEqualTo(202));
  }

  Visit issue() {
    say(asked);
    return until("pass-ready");
  }

  /// pass-issuer says yes, and what it wants of the authenticator.
  Visit issue(AuthenticatorRequirements wanted) {
    pass = World.answer(asked, wanted);
    World.say(pass, chain);
    return until("pass-ready");
  }

  /// pass-issuer says yes.
  void say(PassRequested question) {
    asked = question;
    pass = World.answer(question);
    World.say(pass, chain);
  }

  Visit until(String state) {
    Awaitility.await()
        .atMost(World.BOUND)
        .untilAsserted(() -> assertThat(state()).isEqualTo(state));
    return this;
  }

  String state() {
    return Gateway.json(gateway.get(path())).path("state").asText();
  }

  String checkCode() {
    return Gateway.json(gateway.get(path())).path("checkCode").asText();
  }

  /// As a page shows it.
  String shownCode() {
    return checkCode.substring(0, 4) + "-" + checkCode.substring(4);
  }

  Response proof(String workerId, String code) {
    return Gateway.request()
        .auth()
        .oauth2(TestTokens.tokenOf(REGISTRAR, "rosa", "registrar"))
        .contentType(ContentType.JSON)
        .body(
            """
            {"workerId":"%s","checkCode":"%s","evidence":"government-id"}
            """
                .formatted(workerId, code))
        .post("/staff/transactions/" + transaction + "/proofing");
  }

  /// A registrar's statement about the same worker at another device.
  Response elsewhereProof() {
    Visit other = elsewhere();
    return other.proof(worker, other.checkCode);
  }

  JsonNode options() {
    Response response = gateway.post(path() + "/registration/options");
    assertThat(response.statusCode()).isEqualTo(200);
    return Gateway.json(response);
  }

  Response register(Object response) {
    return gateway.post(path() + "/registration", response);
  }

  String path() {
    return "/transactions/" + transaction;
  }
}
