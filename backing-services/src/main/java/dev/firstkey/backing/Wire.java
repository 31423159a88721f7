package dev.firstkey.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP proxy that can be cut, and can fall silent.
public final class Wire {
  private final int target;
  private final int port;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket door;
  private boolean silent;

  Wire(int target) {
    this(0, target);
  }

  private Wire(int port, int target) {
    this.target = target;
    this.door = listen(port);
    this.port = door.getLocalPort();
    serve(door);
  }

  /// A wire as a process of its own, which falls silent when it gets no time.
  ///
  /// @param arguments the port to listen on, and the one behind it
  public static void main(String[] arguments) throws InterruptedException {
    var wire = new Wire(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    System.out.println("From " + wire.port() + " to " + wire.target + ".");
    Thread.currentThread().join();
  }

  int port() {
    return port;
  }

  void obey(String word) {
    switch (word) {
      case "cut" -> cut();
      case "silent" -> hush(true);
      case "whole" -> mend();
      default -> throw new IllegalArgumentException(word);
    }
  }

  /// Every connection breaks, and there is nothing to connect to.
  void cut() {
    close(door);
    ends.forEach(Wire::close);
    ends.clear();
  }

  private void mend() {
    hush(false);
    if (door.isClosed()) {
      door = listen(port);
      serve(door);
    }
  }

  private void serve(ServerSocket listening) {
    Thread.ofVirtual()
        .start(() -> {
          while (!listening.isClosed()) {
            try {
              join(listening.accept());
            } catch (IOException _) {
              // closed, or nobody behind it
            }
          }
        });
  }

  private void join(Socket client) throws IOException {
    ends.add(client);
    Socket server = connect(client);
    ends.add(server);
    pump(client, server);
    pump(server, client);
  }

  /// Who finds nobody behind the wire is told so.
  private Socket connect(Socket client) throws IOException {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException nobody) {
      client.close();
      throw nobody;
    }
  }

  private void pump(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(() -> {
          byte[] buffer = new byte[8192];
          try (from;
              to) {
            for (int n = from.getInputStream().read(buffer);
                n >= 0;
                n = from.getInputStream().read(buffer)) {
              awaitVoice();
              to.getOutputStream().write(buffer, 0, n);
            }
          } catch (IOException | InterruptedException _) {
            // cut
          }
        });
  }

  private synchronized void hush(boolean on) {
    silent = on;
    notifyAll();
  }

  /// Nothing is lost on a silent wire, as TCP promises; it only comes later.
  private synchronized void awaitVoice() throws InterruptedException {
    while (silent) {
      wait();
    }
  }

  private static ServerSocket listen(int port) {
    try {
      return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
