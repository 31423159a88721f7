package dev.firstkey.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/// One at a time, among all processes and all threads that name the same lock file.
final class FileGuard {

  private FileGuard() {}

  static <T> T alone(Path lockFile, Supplier<T> work) {
    // A file lock belongs to the whole JVM, and this class may be loaded by several class loaders
    // of it.
    synchronized (lockFile.toAbsolutePath().toString().intern()) {
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        assert lock.isValid();
        return work.get();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
