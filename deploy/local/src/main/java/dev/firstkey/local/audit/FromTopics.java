package dev.firstkey.local.audit;

import dev.firstkey.local.stack.Stack;
import dev.firstkey.rebuild.Rebuild;
import dev.firstkey.rebuild.Rebuilt;
import dev.firstkey.rebuild.kafka.KafkaRecordSource;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.LogSource;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/// Makes the log once more from the topics, and tells where it is another.
///
/// @param kafka the settings of a client who may read every topic
record FromTopics(Map<String, Object> kafka) {
  private static final String PREFIX = "firstkey.";

  static FromTopics of(Stack stack) {
    return new FromTopics(stack.observer().settings());
  }

  /// @return the exit code: 1 where the topics make another tree
  int verify(LogSource log, Checkpoint head, PrintStream out) throws IOException {
    try (var topics = new KafkaRecordSource(kafka)) {
      return tell(new Rebuild(log, topics, PREFIX).of(head), out);
    }
  }

  static int tell(Rebuilt rebuilt, PrintStream out) {
    out.printf(
        "%d leaves were made once more from the topics; of %d the topics keep no record%n",
        rebuilt.fromTopics(), rebuilt.fromLog());
    rebuilt
        .newer()
        .forEach(it ->
            out.printf(
                "  not in this tree, so far: offsets %d to %d of %s, partition %d%n",
                it.from(), it.to(), Printable.of(it.topic()), it.partition()));
    rebuilt.faults().forEach(fault -> out.println("  NOT SOUND  " + Printable.of(fault.spoken())));
    if (rebuilt.faults().isEmpty()) {
      out.println("  sound: in the stored order the topics make the tree that is signed");
    }
    return rebuilt.faults().isEmpty() ? 0 : 1;
  }
}
