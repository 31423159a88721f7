package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.AuthenticatorUnpublished;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.ProfileErased;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerProfile;
import dev.firstkey.contracts.WritebackState;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// From *hired* to a published passkey, and from *left* to nothing.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class HiredToSignInTest {
  @Inject FakeDirectory directory;

  @Test
  void hiredIsAcceptedProfiledProvisionedAndWrittenBack() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1));
    JoinerAccepted accepted = await(Topic.JOINER, worker, JoinerAccepted.class);
    AccountProvisioned provisioned = await(Topic.JOINER, worker, AccountProvisioned.class);
    WorkerProfile profile = await(Topic.WORKER_PROFILE, worker, WorkerProfile.class);
    HrisWriteback writeback = await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class);
    Account account = directory.account(worker).orElseThrow();
    assertThat(accepted.episodeId()).isEqualTo("e-1");
    assertThat(provisioned.accountId()).isEqualTo(account.accountId());
    assertThat(profile.givenName()).isEqualTo("Ada");
    assertThat(writeback.state()).isEqualTo(WritebackState.ACCOUNT_READY);
    assertThat(writeback.accountName()).isEqualTo(account.username()).startsWith("ada.lovelace");
    assertThat(writeback.email()).isEqualTo(account.email()).isEqualTo(profile.email());
    assertThat(writeback.reasons()).isEmpty();
    assertThat(writeback.source()).isEqualTo(JoinerTopics.SOURCE);
    assertThat(directory.held(worker)).isEmpty();
  }

  @Test
  void oneChainRunsThroughAnEpisode() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1));
    await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class);
    assertThat(heard(Topic.JOINER, worker))
        .extracting(event -> event.envelope().correlationId())
        .hasSize(2)
        .containsOnly(heard(Topic.HRIS_WRITEBACK, worker).getFirst().envelope().correlationId());
  }

  @Test
  void aCompletedEnrollmentIsPublishedAndALeaverLosesIt() {
    String worker = newWorker();
    UUID key = UUID.randomUUID();
    say(worker, hired(worker, "e-1", 1));
    String accountId = await(Topic.JOINER, worker, AccountProvisioned.class).accountId();
    Event completed = Enrollments.completed(worker, "e-1", key, accountId);
    say(Topic.ENROLLMENT_COMPLETE, completed);
    assertThat(await(Topic.JOINER, worker, AuthenticatorPublished.class).authenticatorId())
        .isEqualTo(key);
    assertThat(directory.held(worker))
        .extracting(HeldCredential::label)
        .containsExactly(key.toString());
    say(worker, new HrisLeft(worker, "e-1", 2));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    await(Topic.JOINER, worker, AuthenticatorUnpublished.class);
    await(Topic.JOINER, worker, AccountDisabled.class);
    assertThat(await(Topic.JOINER, worker, ProfileErased.class).workerId()).isEqualTo(worker);
    assertThat(JoinerTopics.profiles(worker)).endsWith("erased");
    assertThat(directory.held(worker)).isEmpty();
    assertThat(directory.account(worker).orElseThrow().enabled()).isFalse();
    assertThat(JoinerTopics.awaitMany(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class, 4))
        .allMatch(told -> JoinerTopics.SOURCE.equals(told.source()))
        .extracting(HrisWriteback::state)
        .containsExactly(
            WritebackState.ACCOUNT_READY,
            WritebackState.ENROLLED,
            WritebackState.READY,
            WritebackState.DISABLED);
  }
}
