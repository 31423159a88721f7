package dev.firstkey.joineringest.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.joineringest.Directory;
import dev.firstkey.joineringest.DirectoryAway;
import dev.firstkey.joineringest.DirectoryForbids;
import dev.firstkey.joineringest.DirectoryRefused;
import dev.firstkey.joineringest.domain.Ability;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.Marked;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The adapter for SCIM over HTTP, against the stand-in of the tests.
class ScimDirectoryTest extends AccountsContract {
  private final Vertx vertx = Vertx.vertx();
  private ScimStandIn service;
  private Directory directory;

  @BeforeEach
  void start() throws Exception {
    service = ScimStandIn.start();
    directory = new ScimDirectory(vertx, service.config(), Clock.systemUTC());
  }

  @AfterEach
  void stop() throws Exception {
    vertx.closeAndAwait();
    service.close();
  }

  @Override
  Directory directory() {
    return directory;
  }

  @Override
  void delete(String accountId) {
    service.delete(accountId);
  }

  @Test
  void itHasAccountsAndWhereItIsToldSoEntitlementsAndNothingElse() {
    assertThat(directory.abilities()).containsOnly(Ability.BUNDLES, Ability.LISTING);
    var plain = new ScimDirectory(vertx, service.config().withoutEntitlements(), Clock.systemUTC());
    assertThat(plain.abilities()).isEmpty();
    assertThatThrownBy(() -> done(() -> directory.credentials("id")))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> done(() -> directory.logOut("id")))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(service.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\\", "\" or userName pr or userName eq \"", "a&b=c #+%20 ü"})
  void noWorkerIdEndsTheFilter(String odd) {
    provision();
    String id = worker + odd;
    assertThat(claims(id)).isEmpty();
    assertThat(done(() -> directory.create("odd", id, "e-1", Optional.empty()))).isPresent();
    assertThat(claims(id)).extracting(Account::username).containsExactly("odd");
  }

  @Test
  void whatOthersKeepWithTheUserStays() {
    String id = provision();
    service.put(id, "title", "Countess");
    done(() -> directory.enable(id, false));
    describe(id, worker, person("Bea"));
    assertThat(service.user(id).getString("title")).isEqualTo("Countess");
    assertThat(found().orElseThrow().enabled()).isFalse();
  }

  @Test
  void entitlementsOfOthersAreNoBundlesAndStay() {
    String id = provision();
    var badge = new JsonObject().put("value", "warehouse").put("type", "badge");
    service.put(id, "entitlements", new JsonArray().add(badge));
    assertThat(bundles(id)).isEmpty();
    done(() -> directory.grant(id, "warehouse"));
    assertThat(bundles(id)).containsExactly("warehouse");
    done(() -> directory.withdraw(id, "warehouse"));
    assertThat(service.user(id).getJsonArray("entitlements")).containsExactly(badge);
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
    String id = provision();
    service.beforePut(() -> service.put(id, "title", "Countess"));
    assertThatThrownBy(() -> done(() -> directory.enable(id, false)))
        .isInstanceOf(DirectoryAway.class);
    assertThat(service.user(id).getString("title")).isEqualTo("Countess");
    service.beforePut(() -> {});
    done(() -> directory.enable(id, false));
    assertThat(found().orElseThrow().enabled()).isFalse();
  }

  @Test
  void twoUsersOfOneWorkerAreBothTold() {
    provision();
    service.add("another", worker);
    assertThat(claims(worker)).extracting(Account::username).contains(name, "another").hasSize(2);
  }

  @Test
  void allUsersWithAnExternalIdAreListedHoweverFewTheServiceGivesAtOnce() {
    service.giveAtOnce(2);
    for (int i = 0; i < 5; i++) {
      service.add("user" + i, worker + i);
    }
    service.add("nobodys", null);
    assertThat(marked())
        .extracting(Marked::workerId)
        .containsExactlyInAnyOrder(worker + 0, worker + 1, worker + 2, worker + 3, worker + 4);
  }

  @Test
  void whatWasMadeIsKnownByItsIdWhileTheServiceDoesNotListIt() {
    service.listLate("externalId", "userName");
    String id = create("ada").orElseThrow().accountId();
    assertThat(claims(worker)).isEmpty();
    assertThat(done(() -> directory.claim(id, worker)).map(Account::username)).contains("ada");
  }

  @Test
  void aNameThatIsTheWorkersIsTheirAccountWhileTheServiceDoesNotListIt() {
    service.listLate("externalId");
    String id = create("ada").orElseThrow().accountId();
    assertThat(create("ADA").map(Account::accountId)).contains(id);
    service.add("eve", worker + "-2");
    service.add("bob", worker.toLowerCase(java.util.Locale.ROOT));
    assertThat(create("eve")).isEmpty();
    assertThat(create("bob")).isEmpty();
  }

  @Test
  void anAnswerThatSaysOnlyWhereTheNewUserIsIsEnough() {
    service.answerWithoutBody();
    Account made = create("ada").orElseThrow();
    assertThat(found()).contains(made);
  }

  private Optional<Account> create(String username) {
    return done(() -> directory.create(username, worker, "e-1", Optional.empty()));
  }

  @Test
  void aTokenThatIsNotAcceptedIsRenewedOnce() {
    provision();
    service.forgetTokens();
    assertThat(found()).isPresent();
    assertThat(Collections.frequency(service.calls(), "POST /token")).isEqualTo(2);
    service.answerAlways(401);
    int before = service.calls().size();
    assertThatThrownBy(this::found).isInstanceOf(DirectoryForbids.class);
    assertThat(service.calls()).hasSize(before + 2);
  }

  @Test
  void aTokenFileIsReadAtEachCall(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("token");
    directory = new ScimDirectory(vertx, service.config().withTokenFile(file), Clock.systemUTC());
    assertThatThrownBy(this::found).isInstanceOf(DirectoryAway.class);
    for (String token : new String[] {"first", "second"}) {
      Files.writeString(file, token + "\n");
      service.forgetTokens();
      service.accept(token);
      assertThat(found()).isEmpty();
    }
    assertThat(service.calls()).containsOnly("GET /scim/v2/Users");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 429, 500, 503})
  void otherAnswersAreForLater(int status) {
    provision();
    service.answerAlways(status);
    assertThatThrownBy(this::found).isInstanceOf(DirectoryAway.class);
    assertThatThrownBy(() -> describe("id", worker, person("Ada")))
        .isInstanceOf(DirectoryAway.class);
  }

  @Test
  void whatItDoesNotLetUsDoIsToldApartFromALockedDoor() {
    provision();
    service.answerAlways(403);
    assertForbidden(false);
    service.answerAlways(0);
    service.rejectTokens();
    assertForbidden(true);
    directory = new ScimDirectory(vertx, service.config().withSecret("another"), Clock.systemUTC());
    assertForbidden(true);
  }

  private void assertForbidden(boolean isForAll) {
    assertThatThrownBy(this::found)
        .isInstanceOfSatisfying(
            DirectoryForbids.class, it -> assertThat(it.isForAll()).isEqualTo(isForAll));
  }

  @Test
  void whatIsRefusedIsRefusedForGood() {
    provision();
    service.answerAlways(400);
    assertThatThrownBy(() -> done(() -> directory.create("x", "w", "e", Optional.empty())))
        .isInstanceOf(DirectoryRefused.class);
  }

  @Test
  void aServiceThatIsNotThereIsAway() throws Exception {
    service.close();
    assertThatThrownBy(this::found).isInstanceOf(DirectoryAway.class);
    service = ScimStandIn.start();
  }
}
