package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A directory that lists an account late makes it once, whatever fails behind that.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class MadeOnceTest {
  @Inject FakeDirectory directory;

  private String madeInATurnThatFails() {
    String worker = newWorker();
    directory.findLate(worker);
    directory.goAwayBehindCreate(worker);
    say(worker, hired(worker, "e-1", 1, "Ada", "Once" + worker.substring(2, 10)));
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> directory.calls(worker).contains("create"));
    return worker;
  }

  @Test
  void theNextTurnFindsItByItsId() {
    String worker = madeInATurnThatFails();
    directory.away(worker, false);
    String id = await(Topic.JOINER, worker, AccountProvisioned.class).accountId();
    assertThat(directory.calls(worker)).containsExactly("create");
    assertThat(directory.accounts(worker))
        .singleElement()
        .satisfies(account -> assertThat(account.accountId()).isEqualTo(id));
  }

  @Test
  void whoLeavesBeforeAnythingWasSaidOfItDoesNotKeepIt() {
    String worker = madeInATurnThatFails();
    say(worker, new HrisLeft(worker, "e-1", 2));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    directory.away(worker, false);
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> !directory.account(worker).orElseThrow().enabled());
    assertThat(directory.calls(worker)).isEqualTo(List.of("create", "disable", "logOut"));
  }
}
