package dev.firstkey.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/// One command at a time changes a stack. The lock ends with the process that holds it.
final class Exclusive {

  private Exclusive() {}

  static void run(Home home, Runnable work) {
    var file = home.state().resolve("lock");
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        throw new Trouble(
            "Another ./firstkey is starting or stopping this stack. Wait until it is done.");
      }
      work.run();
    } catch (OverlappingFileLockException _) {
      // Held by this very process: it is being ended while it starts the stack.
      work.run();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
