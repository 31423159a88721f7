package dev.firstkey.joineringest.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.firstkey.browser.Chromium;
import dev.firstkey.joineringest.Directory;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.Passkey;
import dev.firstkey.joineringest.domain.Person;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a real Keycloak tells of a passkey that a worker added there, in a real browser, and of one
/// that somebody planted.
class SecondPasskeyIT {
  private static RunningKeycloak running;
  private static Vertx vertx;
  private static Chromium chromium;

  private final Directory directory = directory(true);
  private final KeptKey first = KeptKey.made();
  private String account;

  @BeforeAll
  static void start() throws Exception {
    running = RunningKeycloak.start();
    vertx = Vertx.vertx();
    chromium = Chromium.leading(List.of(), 0);
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (vertx != null) {
      vertx.closeAndAwait();
    }
    if (running != null) {
      running.close();
    }
  }

  @BeforeEach
  void publish() {
    String worker = "W-" + UUID.randomUUID();
    var person = Optional.of(new Person("Ada", "Lovelace", "Ada L.", null, "en"));
    done(() -> directory.create(worker.toLowerCase(java.util.Locale.ROOT), worker, "e-1", person));
    account = done(() -> directory.claims(worker)).getFirst().accountId();
    publish(first);
  }

  @Test
  void whatTheWorkerAddedIsToldWithThePasskeyOfTheirSignIn() {
    try (var worker = new WorkerAtKeycloak(chromium.browser(), running.url())) {
      worker.has(first, account).signsIn().takesAnotherDevice().addsAPasskey();
    }
    assertThat(held())
        .extracting(HeldCredential::label, HeldCredential::addedWith)
        .contains(tuple("My phone", first.credentialId()))
        .hasSize(2);
    assertThat(ours().addedWith()).isNull();
    assertThat(done(() -> directory.addedTo(Instant.now().minusSeconds(600)))).contains(account);
    assertThat(done(() -> directory.addedTo(Instant.now().plusSeconds(600)))).isEmpty();
  }

  @Test
  void whatIsAddedAfterASignInWithAPlantedOneIsToldWithThat() {
    KeptKey planted = KeptKey.made();
    publish(planted);
    try (var worker = new WorkerAtKeycloak(chromium.browser(), running.url())) {
      worker.has(planted, account).signsIn().takesAnotherDevice().addsAPasskey();
    }
    assertThat(held())
        .extracting(HeldCredential::addedWith)
        .containsExactlyInAnyOrder(null, null, planted.credentialId());
  }

  @Test
  void ofWhatIsImportedNothingIsTold() {
    try (var worker = new WorkerAtKeycloak(chromium.browser(), running.url())) {
      worker.has(first, account).signsIn();
    }
    publish(KeptKey.made());
    assertThat(held()).hasSize(2).allMatch(credential -> credential.addedWith() == null);
  }

  @Test
  void whereASecondPasskeyIsNotAllowedNothingIsTold() {
    try (var worker = new WorkerAtKeycloak(chromium.browser(), running.url())) {
      worker.has(first, account).signsIn().takesAnotherDevice().addsAPasskey();
    }
    assertThat(done(() -> directory(false).credentials(account)))
        .hasSize(2)
        .allMatch(credential -> credential.addedWith() == null);
  }

  @Test
  void itIsTakenAwayLikeAnyOther() {
    try (var worker = new WorkerAtKeycloak(chromium.browser(), running.url())) {
      worker.has(first, account).signsIn().takesAnotherDevice().addsAPasskey();
    }
    held().forEach(credential -> done(() -> directory.remove(account, credential)));
    assertThat(held()).isEmpty();
  }

  private HeldCredential ours() {
    return held().stream()
        .filter(credential -> first.credentialId().equals(credential.credentialId()))
        .findFirst()
        .orElseThrow();
  }

  private void publish(KeptKey key) {
    Passkey passkey = key.passkey(account);
    done(() -> directory.publish(account, passkey));
  }

  private List<HeldCredential> held() {
    return done(() -> directory.credentials(account));
  }

  private static Directory directory(boolean second) {
    var config = TestConfig.keycloak(running.url(), running.secret()).withSecondPasskey(second);
    return new KeycloakDirectory(vertx, config, Clock.systemUTC());
  }

  private static <T> T done(Supplier<Uni<T>> call) {
    return call.get().await().atMost(Duration.ofSeconds(20));
  }
}
