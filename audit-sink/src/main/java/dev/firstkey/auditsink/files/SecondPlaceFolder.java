package dev.firstkey.auditsink.files;

import dev.firstkey.auditsink.SecondPlace;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Malformed;
import dev.firstkey.tlog.SignedNote;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// A folder with a file for each tile and bundle, as they are served (C2SP tlog-tiles): it can be
/// served as it is, copied, and verified alone. A file is whole or not there; it is on the disk
/// before the checkpoint over it is.
@ApplicationScoped
class SecondPlaceFolder implements SecondPlace {
  private static final Logger LOG = Logger.getLogger(SecondPlaceFolder.class);
  private static final String CHECKPOINT = "checkpoint";

  private final Vertx vertx;
  private final Path folder;

  SecondPlaceFolder(Vertx vertx, @ConfigProperty(name = "firstkey.log.second-place") Path folder) {
    this.vertx = vertx;
    this.folder = folder;
  }

  @Override
  public Uni<Optional<byte[]>> checkpoint() {
    return aside(this::newest);
  }

  @Override
  public Uni<Void> keep(List<LogFile> files, long size, String note) {
    return aside(
            () -> {
              write(files, size, note);
              return Optional.empty();
            })
        .replaceWithVoid();
  }

  /// Disks are slow: not on the event loop.
  private <T> Uni<T> aside(Callable<T> work) {
    return Uni.createFrom().completionStage(() -> vertx.executeBlocking(work).toCompletionStage());
  }

  private Optional<byte[]> newest() throws IOException {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(CHECKPOINT)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private void write(List<LogFile> files, long size, String note) throws IOException {
    Files.createDirectories(folder);
    for (LogFile file : files) {
      write(folder.resolve(file.path()), file.bytes());
    }
    try (FileChannel alone = channel(folder.resolve(".lock"));
        FileLock _ = alone.lock()) {
      if (newestSize() < size) {
        write(folder.resolve(CHECKPOINT), note.getBytes(StandardCharsets.UTF_8));
      }
    }
    files.forEach(file -> forgetPartsOf(folder.resolve(file.path())));
  }

  /// A full tile has the partial ones in it. Where nothing can be deleted, they stay.
  private static void forgetPartsOf(Path file) {
    Path parts = file.resolveSibling(file.getFileName() + ".p");
    if (Files.isDirectory(parts)) {
      try (Stream<Path> each = Files.list(parts)) {
        for (Path part : each.toList()) {
          Files.delete(part);
        }
        Files.delete(parts);
      } catch (IOException e) {
        LOG.debugf("partial tiles stay: %s", e.getClass().getName());
      }
    }
  }

  private long newestSize() throws IOException {
    try {
      return newest().map(note -> Checkpoint.of(SignedNote.of(note).text()).size()).orElse(-1L);
    } catch (Malformed e) {
      throw new IOException("the checkpoint in the second place cannot be read", e);
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel out =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
