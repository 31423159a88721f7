package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whose turn comes and cannot be heard waits for staff, and HR is told why.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class FailedTurnTest {
  @BeforeEach
  void aQuietTimeBefore() {
    Seasonal.quiet();
  }

  @Test
  void hrIsToldWhyItWasNotHeard() {
    Seasonal.usedUp();
    String worker = newWorker();
    String id = UUID.randomUUID().toString();
    Seasonal.say(id, worker, Seasonal.joining(worker));
    await(Topic.JOINER, worker, JoinerQuarantined.class);
    Tables.change("update heard_record set digest = 'another' where id = '" + id + "'");
    Seasonal.rule("release").statusCode(202);
    JoinerQuarantined again = awaitMany(Topic.JOINER, worker, JoinerQuarantined.class, 2).getLast();
    assertThat(again.because()).isEqualTo(QuarantinedBecause.INCOMPLETE);
    assertThat(await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class).reasons())
        .containsExactly("id-reused");
  }
}
