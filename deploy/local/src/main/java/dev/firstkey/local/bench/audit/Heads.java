package dev.firstkey.local.bench.audit;

import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Waiting;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.SignedNote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// Looks at the published checkpoint again and again, and notes when each size was seen first.
final class Heads implements AutoCloseable {
  private static final long EVERY_MILLIS = 5;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest question;
  private final NavigableMap<Long, Long> seen = new ConcurrentSkipListMap<>();
  private final Thread looker;
  private volatile boolean open = true;

  Heads(String log) {
    question = HttpRequest.newBuilder(URI.create(log + "/checkpoint")).build();
    looker = Thread.ofPlatform().name("heads").start(this::look);
  }

  private void look() {
    try {
      while (open) {
        var answer = client.send(question, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
          var size = Checkpoint.of(SignedNote.of(answer.body()).text()).size();
          seen.putIfAbsent(size, System.nanoTime());
        }
        Waiting.pause(EVERY_MILLIS);
      }
    } catch (IOException | InterruptedException _) {
      open = false;
    }
  }

  /// The size of the newest one.
  long size() {
    return seen.isEmpty() ? 0 : seen.lastKey();
  }

  /// When a checkpoint over this leaf was seen first ([System#nanoTime]); null where none was yet.
  Map.@Nullable Entry<Long, Long> over(long index) {
    return seen.higherEntry(index);
  }

  /// Returns when so many leaves are published.
  void await(long size) throws Stopped, InterruptedException {
    var last = size();
    var moved = System.nanoTime();
    while (size() < size) {
      Waiting.pause(EVERY_MILLIS);
      if (size() != last) {
        last = size();
        moved = System.nanoTime();
      }
      if (!open || System.nanoTime() - moved > Duration.ofMinutes(2).toNanos()) {
        throw new Stopped("the published log stays at " + last + " leaves");
      }
    }
  }

  @Override
  public void close() {
    open = false;
    looker.interrupt();
    client.close();
  }
}
