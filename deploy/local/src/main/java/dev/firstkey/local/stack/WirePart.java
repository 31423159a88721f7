package dev.firstkey.local.stack;

import dev.firstkey.backing.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The wire between revocation-worker and Kafka: a TCP proxy as a process of its own. While that
/// gets no time (SIGSTOP) the network between the two is parted, and nobody is told.
record WirePart(Home home, Ports row) implements Part {
  /// In messages and on command lines.
  static final String NAME = "wire";

  private static final int PATIENCE = 5;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<Integer, String> ports() {
    return Map.of(row.wire(), "the wire to Kafka");
  }

  @Override
  public String address() {
    return "127.0.0.1:" + row.wire();
  }

  @Override
  public Path log() {
    return home.logs().resolve(NAME + ".log");
  }

  @Override
  public Optional<Running> running() {
    return Running.recorded(record());
  }

  @Override
  public void start() {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Wire.class.getName(),
            Integer.toString(row.wire()),
            Integer.toString(row.detour()));
    try {
      Running.begin(Detached.process(command, log()), home.of(NAME).resolve("process"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public boolean ready() {
    return running().isPresent() && listens();
  }

  /// Asked by connecting: who binds the port to see whether it is free may be in the wire's way.
  private boolean listens() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), row.wire())) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void stop() {
    Running.end(record(), PATIENCE);
  }

  @Override
  public List<Part> needs() {
    return List.of();
  }

  private Path record() {
    return home.state().resolve(NAME).resolve("process");
  }
}
