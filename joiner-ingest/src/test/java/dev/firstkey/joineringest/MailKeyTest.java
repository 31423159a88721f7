package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The key by which a mail address is found goes with the address.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class MailKeyTest {

  /// It knows of no key.
  @Test
  void anAddressThatTheVersionBeforeChangedTakesItsKeyWithIt() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    String key = "select mail_key %s from episode where worker_id = '" + worker + "'";
    Tables.change("update episode set email = 'B@%1$s' where worker_id = '%1$s'".formatted(worker));
    Tables.await(key.formatted("= 'b@" + worker.toLowerCase(Locale.ROOT) + "'"));
    Tables.change("update episode set email = null where worker_id = '%s'".formatted(worker));
    Tables.await(key.formatted("is null"));
  }
}
