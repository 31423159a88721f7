package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountDrifted;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.AuthenticatorUnpublished;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A passkey that the worker added while signed in with one of ours stays as long as that one, and
/// is told once. Everything else that is found is planted, and goes.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class SecondPasskeyTest {
  /// As [Enrollments] has it.
  private static final String FIRST = "Y3JlZGVudGlhbC0x";

  private static final HeldCredential PHONE =
      new HeldCredential("r-2", "My phone", "c2Vjb25k", "a2V5LTI");

  @Inject FakeDirectory directory;

  private final String worker = newWorker();
  private final UUID key = UUID.randomUUID();
  private int facts;

  @Test
  void whatTheWorkerAddedStaysAndIsToldOnce() {
    published();
    directory.plant(worker, PHONE.addedWith(FIRST));
    changes("King");
    assertThat(labels()).containsExactlyInAnyOrder(key.toString(), "My phone");
    changes("Byron");
    assertThat(told())
        .containsExactly(new AccountDrifted(worker, "fake", List.of("passkey-own"), false));
  }

  @Test
  void itIsNoticedThoughNothingElseHappensToTheWorker() {
    published();
    directory.plant(worker, PHONE.addedWith(FIRST));
    directory.tellsOfAdded(worker);
    await(Topic.JOINER, worker, AccountDrifted.class);
    forget();
    changes("King");
    assertThat(labels()).contains("My phone");
  }

  @Test
  void itStaysWhenTheDirectorysLogHasForgottenIt() {
    published();
    directory.plant(worker, PHONE.addedWith(FIRST));
    changes("King");
    forget();
    changes("Byron");
    assertThat(labels()).contains("My phone");
  }

  @Test
  void anotherKeyUnderItsIdIsPlanted() {
    published();
    directory.plant(worker, PHONE.addedWith(FIRST));
    changes("King");
    forget();
    directory.replaceHeld(worker, new HeldCredential("r-3", "My phone", "c2Vjb25k", "a2V5LTM"));
    changes("Byron");
    assertThat(labels()).containsExactly(key.toString());
  }

  @Test
  void whatNobodySawBeingAddedIsPlanted() {
    published();
    directory.plant(worker, PHONE);
    directory.plant(
        worker,
        new HeldCredential("r-4", "My tablet", "dGFibGV0", "a2V5LTQ")
            .addedWith("c29tZWJvZHktZWxzZXM"));
    changes("King");
    assertThat(labels()).containsExactly(key.toString());
    assertThat(told()).isEmpty();
  }

  @Test
  void whatIsThereBeforeOursIsPlantedWhateverIsSaidOfIt() {
    provisioned();
    directory.plant(worker, PHONE.addedWith(FIRST));
    changes("King");
    assertThat(directory.held(worker)).isEmpty();
  }

  @Test
  void nobodyAddsAThirdFromTheSecond() {
    published();
    directory.plant(worker, PHONE.addedWith(FIRST));
    changes("King");
    directory.plant(
        worker,
        new HeldCredential("r-3", "My other phone", "dGhpcmQ", "a2V5LTM")
            .addedWith(PHONE.credentialId()));
    changes("Byron");
    assertThat(labels()).containsExactlyInAnyOrder(key.toString(), "My phone");
  }

  @Test
  void aRevocationOfOursTakesBoth() {
    published();
    directory.plant(worker, PHONE.addedWith(FIRST));
    changes("King");
    say(Topic.REVOCATION, Enrollments.revoked(worker, "e-1", key));
    await(Topic.JOINER, worker, AuthenticatorUnpublished.class);
    assertThat(directory.held(worker)).isEmpty();
    assertThat(directory.calls(worker)).endsWith("remove", "remove", "logOut");
  }

  @Test
  void aRevocationTakesBothWhereTheSecondWasNeverSeen() {
    published();
    directory.plant(worker, PHONE.addedWith(FIRST));
    say(Topic.REVOCATION, Enrollments.revoked(worker, "e-1", key));
    await(Topic.JOINER, worker, AuthenticatorUnpublished.class);
    assertThat(directory.held(worker)).isEmpty();
  }

  @Test
  void aLeaverKeepsNeitherAndGetsNoneBackWhenHiredAgain() {
    published();
    directory.plant(worker, PHONE.addedWith(FIRST));
    changes("King");
    say(worker, new HrisLeft(worker, "e-1", 9));
    await(Topic.JOINER, worker, AccountDisabled.class);
    assertThat(directory.held(worker)).isEmpty();
    directory.plant(worker, PHONE.addedWith(FIRST));
    say(worker, hired(worker, "e-2", 1));
    JoinerTopics.awaitMany(Topic.JOINER, worker, AccountProvisioned.class, 2);
    assertThat(directory.held(worker)).isEmpty();
  }

  private void forget() {
    directory.replaceHeld(worker, PHONE);
  }

  private List<String> labels() {
    return directory.held(worker).stream().map(HeldCredential::label).toList();
  }

  /// Until they left, behind which nothing more comes.
  private List<AccountDrifted> told() {
    say(worker, new HrisLeft(worker, "e-1", 99));
    await(Topic.JOINER, worker, AccountDisabled.class);
    return heard(Topic.JOINER, worker, AccountDrifted.class);
  }

  private String provisioned() {
    say(worker, hired(worker, "e-1", 1));
    facts = 1;
    return await(Topic.JOINER, worker, AccountProvisioned.class).accountId();
  }

  private void published() {
    String account = provisioned();
    say(Topic.ENROLLMENT_COMPLETE, Enrollments.completed(worker, "e-1", key, account));
    facts++;
    await(Topic.JOINER, worker, AuthenticatorPublished.class);
  }

  /// Another family name, so that the directory is looked at.
  private void changes(String familyName) {
    say(worker, hired(worker, "e-1", ++facts, "Ada", familyName));
    Tables.await(
        "select count(*) = 1 from worker where worker_id = '%s' and settled >= %d"
            .formatted(worker, facts));
  }
}
