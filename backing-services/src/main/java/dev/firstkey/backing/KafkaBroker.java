package dev.firstkey.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.Uuid;

/// A real Kafka broker (KRaft, broker and controller in one) as a child process on the loopback
/// interface.
///
/// It runs on its own class path and in its own folder, which holds its cluster id, data, settings
/// and log: the same folder gives the same cluster again, after a stop and after a kill. It does
/// not end with the JVM that started it.
public final class KafkaBroker implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ChildProcess process;
  private final int port;

  private KafkaBroker(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts the broker and returns when it answers. A broker that still runs in this folder is
  /// stopped first.
  ///
  /// @param port where clients connect; 0 takes a free one
  /// @param controllerPort where the controller listens; 0 takes a free one
  /// @throws IllegalStateException with the end of the broker's log, where it does not come up
  ///   within 90 seconds
  public static KafkaBroker start(Path dir, int port, int controllerPort) {
    Path folder = BackingFiles.privateFolder(dir);
    running(folder).ifPresent(KafkaBroker::close);
    return launch(
        folder,
        new KafkaSeat(
            clusterId(folder, Uuid.randomUuid().toString()),
            1,
            FreePort.orGiven(port),
            List.of(FreePort.orGiven(controllerPort))));
  }

  /// Starts a broker of a cluster and returns when it answers, which takes a majority of the
  /// cluster's brokers. A broker that still runs in this folder is stopped first.
  ///
  /// @throws IllegalStateException as above
  public static KafkaBroker start(Path dir, KafkaSeat seat) {
    Path folder = BackingFiles.privateFolder(dir);
    running(folder).ifPresent(KafkaBroker::close);
    return launch(folder, seat);
  }

  private static KafkaBroker launch(Path folder, KafkaSeat seat) {
    Path settings = KafkaSettings.write(folder, seat);
    String cluster = clusterId(folder, seat.cluster());
    format(folder, settings, cluster);
    KafkaBroker broker = new KafkaBroker(launch(folder, settings), seat.port());
    broker.record(folder);
    broker.process.awaitReady("Kafka", PATIENCE, () -> broker.answers(seat.admin(), cluster));
    return broker;
  }

  /// The broker that runs in this folder, whoever started it.
  public static Optional<KafkaBroker> running(Path dir) {
    Properties record = BackingFiles.properties(dir.resolve("broker.properties"));
    return ChildProcess.recorded(record, log(dir))
        .map(process -> new KafkaBroker(process, Integer.parseInt(record.getProperty("port"))));
  }

  /// `host:port` for clients.
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /// The process id of the broker.
  public long pid() {
    return process.handle().pid();
  }

  /// Stops the broker in order; after 30 seconds it is killed. Data stay.
  @Override
  public void close() {
    process.stop(process.handle()::destroy, Duration.ofSeconds(30));
  }

  private void record(Path folder) {
    Properties record = new Properties();
    process.record(record);
    record.setProperty("port", Integer.toString(port));
    BackingFiles.writePrivately(folder.resolve("broker.properties"), record);
  }

  // Another broker may hold a port that was given; its answer must not pass for this one's.
  private boolean answers(KafkaClient admin, String cluster) {
    Map<String, Object> config =
        admin.with(Map.of("request.timeout.ms", 2000, "default.api.timeout.ms", 4000));
    if (!listens()) {
      return false;
    }
    try (Admin asking = Admin.create(config)) {
      DescribeClusterResult found = asking.describeCluster();
      return !found.nodes().get(4, TimeUnit.SECONDS).isEmpty()
          && found.clusterId().get(4, TimeUnit.SECONDS).equals(cluster);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  // Asking an open port first keeps the client's warnings about a broker that is not there yet out
  // of the log.
  private boolean listens() {
    try (var socket = new java.net.Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static void format(Path folder, Path settings, String cluster) {
    if (Files.isRegularFile(folder.resolve("data/meta.properties"))) {
      return;
    }
    List<String> command = java("-Xmx64m");
    command.addAll(
        List.of(
            "kafka.tools.StorageTool",
            "format",
            "--ignore-formatted",
            "-t",
            cluster,
            "-c",
            settings.toString()));
    ChildProcess.run(command, folder, log(folder));
  }

  /// What the folder belongs to already, or from now on.
  private static String clusterId(Path folder, String otherwise) {
    Path id = folder.resolve("cluster.id");
    if (!Files.isRegularFile(id)) {
      BackingFiles.writePrivately(id, otherwise);
    }
    return BackingFiles.read(id).strip();
  }

  private static ChildProcess launch(Path folder, Path settings) {
    List<String> command = java("-Xmx512m");
    command.addAll(List.of("kafka.Kafka", settings.toString()));
    return ChildProcess.start(command, folder, log(folder));
  }

  private static List<String> java(String heap) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            heap,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS",
            "-cp",
            BackingFiles.brokerClassPath()));
  }

  private static Path log(Path folder) {
    return folder.resolve("broker.log");
  }
}
