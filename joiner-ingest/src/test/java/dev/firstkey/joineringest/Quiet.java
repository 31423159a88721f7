package dev.firstkey.joineringest;

import dev.firstkey.backing.Backlog;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.Topic;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/// When everything that HR said is heard, done in the directory and said.
final class Quiet {
  private Quiet() {}

  static void await(Duration bound) {
    Backlog.awaitHeard(
        FirstkeyBacking.bootstrapServers(),
        FirstkeyBacking.groupId(),
        List.of(Topic.HRIS.name(FirstkeyBacking.topicPrefix())),
        bound);
    none("select 1 from worker where version > settled", bound);
    none("select 1 from outbox", bound);
  }

  private static void none(String question, Duration bound) {
    Awaitility.await().atMost(bound).until(() -> Tables.lines(question).isEmpty());
  }
}
