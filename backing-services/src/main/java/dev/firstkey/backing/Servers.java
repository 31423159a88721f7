package dev.firstkey.backing;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/// A Kafka and a PostgreSQL that run together.
///
/// @param why one line for whoever runs the build: which way they run, and why
record Servers(String bootstrapServers, String why, AutoCloseable kafka, AutoCloseable postgres)
    implements AutoCloseable {

  static Servers start(Path folder, BackingMode mode) {
    return switch (mode) {
      case PROCESS -> processes(folder, "-Dfirstkey.backing=process");
      case CONTAINERS -> containers(folder, "-Dfirstkey.backing=containers");
      case AUTO -> containersIfPossible(folder);
    };
  }

  private static Servers processes(Path folder, String reason) {
    return together(
        () -> KafkaBroker.start(folder.resolve("kafka"), 0, 0),
        () -> PostgresServer.start(folder.resolve("postgres"), 0),
        KafkaBroker::bootstrapServers,
        "Backing services: Kafka and PostgreSQL run as child processes (" + reason + ").");
  }

  private static Servers containers(Path folder, String reason) {
    return together(
        ContainerKafka::start,
        () -> ContainerPostgres.start(folder.resolve("postgres")),
        ContainerKafka::bootstrapServers,
        "Backing services: Kafka and PostgreSQL run as containers (" + reason + ").");
  }

  private static Servers containersIfPossible(Path folder) {
    if (!ContainerEngine.answers()) {
      return processes(folder, "no container engine answers at " + ContainerEngine.address());
    }
    try {
      return containers(folder, "a container engine answers at " + ContainerEngine.address());
    } catch (RuntimeException e) {
      // The daemon's log keeps what went wrong; the build gets the same real servers the other way.
      e.printStackTrace();
      return processes(
          folder, "a container engine answers, but the images could not be had or started");
    }
  }

  private static <K extends AutoCloseable, P extends AutoCloseable> Servers together(
      Supplier<K> startKafka, Supplier<P> startPostgres, Function<K, String> address, String why) {
    CompletableFuture<P> postgres = CompletableFuture.supplyAsync(startPostgres);
    CompletableFuture<K> kafka = CompletableFuture.supplyAsync(startKafka);
    try {
      return new Servers(address.apply(kafka.join()), why, kafka.join(), postgres.join());
    } catch (CompletionException e) {
      closeIfStarted(kafka);
      closeIfStarted(postgres);
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new IllegalStateException(cause.getMessage(), cause);
    }
  }

  private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> server) {
    server
        .handle((started, error) -> started)
        .thenAccept(started -> {
          if (started != null) {
            close(started);
          }
        })
        .join();
  }

  @Override
  public void close() {
    close(kafka);
    close(postgres);
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException("A backing service did not stop in order", e);
    }
  }
}
