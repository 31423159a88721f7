package dev.firstkey.auditsink.files;

import dev.firstkey.auditsink.SecondPlace;
import dev.firstkey.tlog.KeptCheckpoints;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// A folder with a file for each tile and bundle, as they are served (C2SP tlog-tiles), and for
/// each checkpoint ([KeptCheckpoints]): it can be copied, and verified alone. No file is renamed,
/// deleted or written again, except where half of one was left, and where partial tiles may be
/// deleted. Tiles, and the names of their files, are on the disk before the checkpoint over them
/// is.
@ApplicationScoped
class SecondPlaceFolder implements SecondPlace {
  private static final Logger LOG = Logger.getLogger(SecondPlaceFolder.class);

  private final Vertx vertx;
  private final Path folder;
  private final KeptCheckpoints checkpoints;
  private final Durable durable;

  @Inject
  SecondPlaceFolder(Vertx vertx, @ConfigProperty(name = "firstkey.log.second-place") Path folder) {
    this(vertx, folder, new Durable(Durable::force));
  }

  SecondPlaceFolder(Vertx vertx, Path folder, Durable durable) {
    this.vertx = vertx;
    this.folder = folder;
    this.checkpoints = new KeptCheckpoints(folder);
    this.durable = durable;
  }

  @Override
  public Uni<Optional<byte[]>> checkpoint() {
    return aside(checkpoints::newest);
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

  @Override
  public Uni<Boolean> has(List<LogFile> files) {
    return aside(() -> hasEach(files));
  }

  @Override
  public Uni<Void> keepMinimum(long index, String note) {
    return aside(
            () -> {
              write(checkpoints.minimumIndex(index), note.getBytes(StandardCharsets.UTF_8));
              durable.names();
              return Optional.empty();
            })
        .replaceWithVoid();
  }

  /// Disks are slow: not on the event loop.
  private <T> Uni<T> aside(Callable<T> work) {
    return Uni.createFrom().completionStage(() -> vertx.executeBlocking(work).toCompletionStage());
  }

  private boolean hasEach(List<LogFile> files) throws IOException {
    for (LogFile file : files) {
      Path there = folder.resolve(file.path());
      if (!Files.exists(there) || !Arrays.equals(Files.readAllBytes(there), file.bytes())) {
        return false;
      }
    }
    return true;
  }

  private void write(List<LogFile> files, long size, String note) throws IOException {
    for (LogFile file : files) {
      write(folder.resolve(file.path()), file.bytes());
    }
    durable.names();
    write(checkpoints.file(size), note.getBytes(StandardCharsets.UTF_8));
    durable.names();
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

  /// The same file again is no change, and half of it, as a crash leaves it, is made whole.
  private void write(Path file, byte[] bytes) throws IOException {
    durable.place(file);
    try {
      write(file, bytes, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException _) {
      byte[] there = Files.readAllBytes(file);
      int differs = Arrays.mismatch(there, bytes);
      if (differs >= 0 && differs < there.length) {
        throw new IOException("the second place has another file of this name");
      }
      if (differs >= 0) {
        write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
      } else {
        durable.content(file);
      }
    }
  }

  private static void write(Path file, byte[] bytes, OpenOption how) throws IOException {
    try (FileChannel out = FileChannel.open(file, how, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
  }
}
