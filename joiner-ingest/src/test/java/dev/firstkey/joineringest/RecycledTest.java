package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What HR uses again, and what it calls by another name: a mail address, the id of an employment,
/// a legal entity, the kind of an engagement.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class RecycledTest {
  private static final String MAIL = "sample" + UUID.randomUUID() + "@example.test";

  @Inject FakeDirectory directory;

  private static Map<String, String> with(String... members) {
    Map<String, String> all = new TreeMap<>();
    all.put("givenName", "Sample");
    all.put("familyName", "Person");
    all.put("displayName", "Sample P.");
    all.put("startDate", "2026-12-01");
    all.put("workTimeZone", "Europe/Berlin");
    all.put("workerType", "employee");
    all.put("legalEntity", "example-de");
    all.put("deviceContext", "byod");
    for (int at = 0; at < members.length; at += 2) {
      all.put(members[at], members[at + 1]);
    }
    return all;
  }

  private static void say(
      String worker, String kind, String episode, long sequence, Map<String, String> members) {
    String id = UUID.randomUUID().toString();
    TestTopic.sendAll(
        FirstkeyBacking.bootstrapServers(),
        List.of(new Saying(id, episode, sequence, kind, members, true).of(worker)));
  }

  private Account account(String worker) {
    return directory.account(worker).orElseThrow();
  }

  @Test
  void aMailAndANameThatSomebodyHadBeforeOpenNoOldAccount() {
    String before = newWorker();
    say(before, "hired", "e-1", 1, with("email", MAIL));
    await(Topic.JOINER, before, AccountProvisioned.class);
    say(before, "left", "e-1", 2, Map.of());
    await(Topic.JOINER, before, AccountDisabled.class);
    Account old = account(before);

    String now = newWorker();
    say(now, "hired", "e-1", 1, with("email", MAIL));
    await(Topic.JOINER, now, AccountProvisioned.class);

    assertThat(account(now).accountId()).isNotEqualTo(old.accountId());
    assertThat(account(now).username()).isNotEqualTo(old.username());
    assertThat(account(before).enabled()).isFalse();
    assertThat(heard(Topic.JOINER, before, AccountProvisioned.class)).hasSize(1);
  }

  @Test
  void theIdOfAnEmploymentThatIsOverIsDeadWhoeverIsHiredUnderIt() {
    String worker = newWorker();
    say(worker, "hired", "e-1", 1, with());
    await(Topic.JOINER, worker, AccountProvisioned.class);
    say(worker, "left", "e-1", 2, Map.of());
    await(Topic.JOINER, worker, AccountDisabled.class);

    say(worker, "hired", "e-1", 90, with("givenName", "Another"));
    assertThat(await(Topic.JOINER, worker, JoinerIgnored.class).reason())
        .isEqualTo(IgnoredBecause.STALE);
    assertThat(account(worker).enabled()).isFalse();
    assertThat(JoinerTopics.profiles(worker)).containsExactly("Sample", "erased");
  }

  @Test
  void anIdThatIsGivenToSomebodyElseWaitsForStaff() {
    String worker = newWorker();
    say(worker, "hired", "e-1", 1, with("email", worker + "@example.test"));
    await(Topic.JOINER, worker, AccountProvisioned.class);
    say(worker, "left", "e-1", 2, Map.of());
    await(Topic.JOINER, worker, AccountDisabled.class);

    say(
        worker,
        "hired",
        "e-2",
        1,
        with("givenName", "Another", "email", "another." + worker + "@example.test"));
    JoinerQuarantined waits = await(Topic.JOINER, worker, JoinerQuarantined.class);
    assertThat(waits.because()).isEqualTo(QuarantinedBecause.RECYCLED);
    assertThat(waits.members()).containsExactly("workerId");
    assertThat(account(worker).enabled()).isFalse();
    assertThat(
            Tables.lines(
                "select 1 from worker w where worker_id = '%s' and strpos(w::text, 'Sample') > 0"
                    .formatted(worker)))
        .isEmpty();
  }

  @Test
  void anIdThatIsGivenToSomebodyElseBeforeItsOwnerHasLeftWaitsToo() {
    String worker = newWorker();
    say(worker, "hired", "e-1", 1, with("email", worker + "@example.test"));
    await(Topic.JOINER, worker, AccountProvisioned.class);

    say(
        worker,
        "hired",
        "e-2",
        1,
        with("givenName", "Another", "email", "another." + worker + "@example.test"));
    assertThat(await(Topic.JOINER, worker, JoinerQuarantined.class).because())
        .isEqualTo(QuarantinedBecause.RECYCLED);
    assertThat(account(worker).episodeId()).isEqualTo("e-1");
    assertThat(JoinerTopics.profiles(worker)).containsExactly("Sample");
  }

  @Test
  void whoComesBackWithANewNameOrANewAddressIsTheSamePerson() {
    for (Map<String, String> now :
        List.of(with("familyName", "Married", "email", MAIL), with("email", "new@example.test"))) {
      String worker = newWorker();
      say(worker, "hired", "e-1", 1, with("email", MAIL));
      say(worker, "left", "e-1", 2, Map.of());
      await(Topic.JOINER, worker, JoinerDeparted.class);
      say(worker, "hired", "e-2", 1, now);
      awaitMany(Topic.JOINER, worker, JoinerAccepted.class, 2);
    }
  }

  @Test
  void anotherLegalEntityIsAChangeOfTheSameEmploymentAndTheAccountStays() {
    String worker = newWorker();
    say(worker, "hired", "e-1", 1, with());
    String id = await(Topic.JOINER, worker, AccountProvisioned.class).accountId();
    String name = account(worker).username();

    say(worker, "changed", "e-1", 2, with("legalEntity", "example-at", "familyName", "Other"));
    JoinerChanged changed = await(Topic.JOINER, worker, JoinerChanged.class);

    assertThat(changed.changed()).containsExactlyInAnyOrder("familyName", "legalEntity");
    assertThat(changed.legalEntity()).isEqualTo("example-at");
    Tables.await("select settled = version from worker where worker_id = '%s'".formatted(worker));
    assertThat(account(worker).accountId()).isEqualTo(id);
    assertThat(account(worker).username()).isEqualTo(name);
    assertThat(heard(Topic.JOINER, worker, AccountProvisioned.class)).hasSize(1);
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).hasSize(1);
  }

  @Test
  void aContractorWhoIsEmployedKeepsTheAccountAndOnlyTheOldEmploymentEnds() {
    String worker = newWorker();
    say(worker, "hired", "e-1", 1, with("workerType", "contractor"));
    String id = await(Topic.JOINER, worker, AccountProvisioned.class).accountId();
    say(worker, "hired", "e-2", 1, with("startDate", "2027-01-01"));
    awaitMany(Topic.JOINER, worker, AccountProvisioned.class, 2);
    say(worker, "left", "e-1", 2, Map.of());
    await(Topic.JOINER, worker, JoinerDeparted.class);
    Tables.await("select settled = version from worker where worker_id = '%s'".formatted(worker));

    assertThat(account(worker).accountId()).isEqualTo(id);
    assertThat(account(worker).enabled()).isTrue();
    assertThat(account(worker).episodeId()).isEqualTo("e-2");
    assertThat(heard(Topic.JOINER, worker, AccountDisabled.class)).isEmpty();

    say(worker, "left", "e-2", 2, Map.of());
    await(Topic.JOINER, worker, AccountDisabled.class);
    assertThat(account(worker).enabled()).isFalse();
  }
}
