package dev.firstkey.auditsink.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Sees to it that names of files outlive a power cut, as their bytes do: a new file is in its
/// directory for good when the directory itself was written to the disk. Where a file system
/// refuses that, it is said once, and it is on that file system alone.
final class Durable {
  private static final Logger LOG = Logger.getLogger(Durable.class);

  private final Disk disk;
  private final Set<Path> changed = new LinkedHashSet<>();
  private final AtomicBoolean refused = new AtomicBoolean();

  Durable(Disk disk) {
    this.disk = disk;
  }

  /// Writes to the disk what the operating system still holds of a file or a directory.
  interface Disk {
    void force(Path path) throws IOException;
  }

  static void force(Path path) throws IOException {
    try (FileChannel there = FileChannel.open(path, StandardOpenOption.READ)) {
      there.force(true);
    }
  }

  /// Makes what is missing of the directories that a new file is in. It may be there.
  synchronized void place(Path file) throws IOException {
    directories(above(file));
    changed.add(above(file));
  }

  private void directories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = above(directory);
    directories(parent);
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException there) {
      if (!Files.isDirectory(directory)) {
        throw there;
      }
    }
    changed.add(parent);
  }

  private static Path above(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file is in a directory");
  }

  /// A file that somebody else wrote, who may have died before it was on the disk.
  ///
  /// @throws IOException where it is not on the disk
  void content(Path file) throws IOException {
    disk.force(file);
  }

  /// Returns when all names that changed are on the disk.
  synchronized void names() {
    changed.forEach(this::tryTo);
    changed.clear();
  }

  private void tryTo(Path path) {
    try {
      disk.force(path);
    } catch (IOException e) {
      if (refused.compareAndSet(false, true)) {
        LOG.warnf(
            "the second place's file system does not write directories to the disk when told to (%s): after a power cut files that were kept may be gone",
            e.getClass().getName());
      }
    }
  }
}
