package dev.firstkey.backing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The Docker engine of this machine, or whatever speaks its protocol.
final class ContainerEngine {

  private static final String PING = "GET /_ping HTTP/1.0\r\nHost: localhost\r\n\r\n";

  private ContainerEngine() {}

  /// `DOCKER_HOST`, or the usual socket.
  static String address() {
    return Optional.ofNullable(System.getenv("DOCKER_HOST"))
        .filter(host -> !host.isBlank())
        .orElse("unix:///var/run/docker.sock");
  }

  /// Containers were asked for by name, so child processes would not be what was asked.
  ///
  /// @throws IllegalStateException where no engine answers
  static void demand() {
    if (!answers()) {
      throw new IllegalStateException(
          "-Dfirstkey.backing=containers, but no container engine answers at "
              + address()
              + " within a second. Start one, set DOCKER_HOST, or use -Dfirstkey.backing=process.");
    }
  }

  /// Whether it answers a ping within a second.
  static boolean answers() {
    return answers(address());
  }

  static boolean answers(String address) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> answer.complete(ping(URI.create(address))));
    try {
      return answer.get(1, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean ping(URI address) {
    try (SocketChannel channel = open(address)) {
      channel.write(ByteBuffer.wrap(PING.getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer reply = ByteBuffer.allocate(16);
      while (reply.hasRemaining() && channel.read(reply) >= 0) {
        continue;
      }
      String status = new String(reply.array(), StandardCharsets.US_ASCII);
      return status.startsWith("HTTP/1.0 200") || status.startsWith("HTTP/1.1 200");
    } catch (IOException | RuntimeException e) {
      // Not there, not allowed, not an address: whichever it is, no engine answers.
      return false;
    }
  }

  private static SocketChannel open(URI address) throws IOException {
    boolean unix = "unix".equals(address.getScheme());
    SocketAddress target =
        unix
            ? UnixDomainSocketAddress.of(address.getPath())
            : new InetSocketAddress(address.getHost(), address.getPort());
    SocketChannel channel =
        unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
    channel.connect(target);
    return channel;
  }
}
