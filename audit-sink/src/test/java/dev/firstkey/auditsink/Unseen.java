package dev.firstkey.auditsink;

import dev.firstkey.tlog.LogSource;
import dev.firstkey.tlog.TileAddress;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/// The log as it is served, without a call that would be said.
record Unseen(ReadLog log, TreeStore tree) implements LogSource {

  @Override
  public byte[] checkpoint() throws IOException {
    return ask(tree::published).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] read(TileAddress address) throws IOException {
    return ask(() -> log.read(address)).bytes();
  }

  @Override
  public Optional<byte[]> minimumIndex() throws IOException {
    return answer(log::minimumIndex).map(note -> note.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T ask(Supplier<Uni<Optional<T>>> question) throws IOException {
    return answer(question).orElseThrow(() -> new IOException("the log has nothing there"));
  }

  private static <T> Optional<T> answer(Supplier<Uni<Optional<T>>> question) throws IOException {
    try {
      return VertxContextSupport.subscribeAndAwait(question);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
