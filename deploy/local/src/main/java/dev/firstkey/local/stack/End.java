package dev.firstkey.local.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/// Ends parts, each as soon as the parts that need it are gone.
record End(List<Part> parts, Progress progress) {

  /// Returns when none of them runs.
  void run() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<Part, CompletableFuture<Void>> gone = new LinkedHashMap<>();
      for (var part : parts.reversed()) {
        var users =
            gone.entrySet().stream()
                .filter(other -> other.getKey().needs().contains(part))
                .map(Map.Entry::getValue)
                .toArray(CompletableFuture[]::new);
        gone.put(part, CompletableFuture.allOf(users).thenRunAsync(() -> stop(part), threads));
      }
      CompletableFuture.allOf(gone.values().toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  private void stop(Part part) {
    if (part.running().isEmpty()) {
      part.stop();
      return;
    }
    progress.say("Stopping " + part.name() + ".");
    part.stop();
    progress.say("Gone: " + part.name() + ".");
  }
}
