package dev.firstkey.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.tlog.Leaf;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import org.junit.jupiter.api.Test;

/// A log has many millions of entries, and something is kept of each until the end.
class MeaningSizeTest {
  private static final int STORIES = 10_000;
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  /// Of stories in which each entry is held against others; most entries of a log are not.
  @Test
  void anEntryCostsLittleMemory() {
    Meaning meaning = new Meaning();
    long before = used();
    long entries = 0;
    for (int i = 0; i < STORIES; i++) {
      for (Event event : new Story(i + "-").toTheEnd().events()) {
        String topic = event.type().topic().name("t.");
        byte[] bytes = EventCodec.encode(event);
        meaning.read(entries, new Leaf.Entry(topic, 0, entries, null, bytes));
        entries++;
      }
    }
    long each = (used() - before) / entries;
    assertThat(meaning.faults()).isEmpty();
    assertThat(each).isLessThan(220);
  }

  private static long used() {
    MEMORY.gc();
    return MEMORY.getHeapMemoryUsage().getUsed();
  }
}
