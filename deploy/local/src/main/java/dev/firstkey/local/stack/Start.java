package dev.firstkey.local.stack;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Starts parts, each as soon as the parts it needs are ready, and says what it waits for.
final class Start {
  private static final int PATIENCE_SECONDS = 240;
  private static final int SILENCE_SECONDS = 5;

  private final List<Part> parts;
  private final Progress progress;
  private final Set<String> waiting = new TreeSet<>();

  private final BooleanSupplier abandoned;

  /// @param abandoned once it is true, nothing more is started
  Start(List<Part> parts, Progress progress, BooleanSupplier abandoned) {
    this.abandoned = abandoned;
    this.parts = parts;
    this.progress = progress;
  }

  /// Returns when every part is ready.
  void run() {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try (threads) {
      Map<Part, CompletableFuture<Void>> ready = new LinkedHashMap<>();
      for (var part : parts) {
        var needs = part.needs().stream().map(ready::get).toArray(CompletableFuture[]::new);
        var gate = CompletableFuture.allOf(needs);
        ready.put(part, gate.thenRunAsync(() -> bring(part), threads));
      }
      awaitAll(ready.values(), threads);
    }
  }

  /// The first failure ends the waiting for all others.
  private void awaitAll(Collection<CompletableFuture<Void>> ready, ExecutorService threads) {
    var failed = new CompletableFuture<Void>();
    ready.forEach(each -> each.exceptionally(cause -> fail(failed, cause)));
    var all = CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new));
    try {
      await(CompletableFuture.anyOf(all, failed));
    } finally {
      threads.shutdownNow();
    }
  }

  private static @Nullable Void fail(CompletableFuture<Void> failed, Throwable cause) {
    failed.completeExceptionally(cause);
    return null;
  }

  private void await(CompletableFuture<?> all) {
    while (true) {
      try {
        all.get(SILENCE_SECONDS, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException _) {
        progress.say("  waiting for " + String.join(", ", waitingNow()));
      } catch (ExecutionException failure) {
        throw trouble(failure.getCause());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new Trouble("Interrupted.");
      }
    }
  }

  private static RuntimeException trouble(@Nullable Throwable cause) {
    return switch (cause) {
      case CompletionException wrapped -> trouble(wrapped.getCause());
      case Trouble trouble -> trouble;
      case IllegalStateException failed -> new Trouble(failed.getMessage());
      case null -> new IllegalStateException("a part failed without a cause");
      default -> new IllegalStateException(cause);
    };
  }

  private void bring(Part part) {
    if (part.running().isPresent() && part.ready()) {
      part.settle();
      return;
    }
    if (abandoned.getAsBoolean()) {
      throw new Trouble("Interrupted.");
    }
    mark(part, true);
    if (part.running().isEmpty()) {
      progress.say("Starting " + part.name() + " on " + part.address() + ".");
      part.start();
    }
    awaitReady(part);
    part.settle();
    mark(part, false);
    progress.say("Ready: " + part.name() + ".");
  }

  private static void awaitReady(Part part) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!part.ready()) {
      if (part.running().isEmpty()) {
        throw new Trouble(part.name() + " ended while it started. " + end(part));
      }
      if (System.nanoTime() > deadline) {
        throw new Trouble(
            part.name() + " is not ready after " + PATIENCE_SECONDS + " seconds. " + end(part));
      }
      Waiting.pause(150);
    }
  }

  private static String end(Part part) {
    return "The end of its log (`./firstkey logs %s` shows more):%n%s"
        .formatted(part.name(), Logs.gist(part.log(), 12));
  }

  private void mark(Part part, boolean waits) {
    synchronized (waiting) {
      if (waits) {
        waiting.add(part.name());
      } else {
        waiting.remove(part.name());
      }
    }
  }

  private List<String> waitingNow() {
    synchronized (waiting) {
      return List.copyOf(waiting);
    }
  }
}
