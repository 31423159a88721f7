package dev.firstkey.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/// The ports of the stack: nine in a row, on the loopback interface only.
///
/// @param base the first of them
public record Ports(int base) {
  /// Where the row begins when nobody says otherwise.
  public static final int DEFAULT_BASE = 18080;

  /// How many there are.
  public static final int COUNT = 9;

  static final int KEYCLOAK = 5;
  static final int POSTGRES = 6;
  private static final int KAFKA = 7;
  private static final int CONTROLLER = 8;

  /// Behind the row and what further replicas of the services take.
  private static final int MORE_BROKERS = 19;

  private static final int DETOUR = 23;
  private static final int WIRE = 24;

  public Ports {
    if (base < 1024 || base + COUNT > 65536) {
      throw new Trouble(
          "FIRSTKEY_PORT_BASE must be between 1024 and "
              + (65536 - COUNT)
              + ", and is "
              + base
              + ".");
    }
  }

  /// What `FIRSTKEY_PORT_BASE` says; empty where it is not set.
  static Optional<Ports> asked(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Ports(Integer.parseInt(text.strip())));
    } catch (NumberFormatException _) {
      throw new Trouble("FIRSTKEY_PORT_BASE must be a number, and is '" + text + "'.");
    }
  }

  /// Where the clients of a broker connect.
  ///
  /// @param node the first is 1
  int broker(int node) {
    return at(node == 1 ? KAFKA : MORE_BROKERS + 2 * (node - 2));
  }

  /// Where its controller listens.
  int controller(int node) {
    return at(node == 1 ? CONTROLLER : MORE_BROKERS + 2 * (node - 2) + 1);
  }

  /// Where the broker listens for who comes over the wire.
  int detour() {
    return at(DETOUR);
  }

  /// Where the wire to the broker begins.
  int wire() {
    return at(WIRE);
  }

  int at(int offset) {
    return base + offset;
  }

  /// Whether a server could listen there now.
  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Another row, all of it free now.
  Optional<Ports> otherFree() {
    for (int other = base + 100; other + COUNT < 60000; other += 100) {
      if (new Ports(other).areFree()) {
        return Optional.of(new Ports(other));
      }
    }
    return Optional.empty();
  }

  private boolean areFree() {
    return java.util.stream.IntStream.range(base, base + COUNT).allMatch(Ports::isFree);
  }
}
