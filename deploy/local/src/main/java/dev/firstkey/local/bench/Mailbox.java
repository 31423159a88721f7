package dev.firstkey.local.bench;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.subethamail.smtp.helper.BasicMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/// A mail server on the loopback interface that keeps the first link of each mail.
final class Mailbox implements AutoCloseable {
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/\\S+action-token\\S+");

  private final Map<String, CompletableFuture<String>> links = new ConcurrentHashMap<>();
  private final SMTPServer server;

  Mailbox() {
    BasicMessageListener listener = (_, _, to, data) -> arrived(to, data);
    server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .maxConnections(100)
            .messageHandler(listener)
            .build();
    server.start();
  }

  int port() {
    return server.getPortAllocated();
  }

  /// The link in the mail to this address, once it has come.
  CompletableFuture<String> linkTo(String address) {
    return links.computeIfAbsent(address, _ -> new CompletableFuture<>());
  }

  private void arrived(String to, byte[] data) {
    // Quoted-printable: a soft line break is "=" at the end of a line, an equals sign is "=3D".
    var text =
        new String(data, StandardCharsets.UTF_8)
            .replace("=\r\n", "")
            .replace("=\n", "")
            .replace("=3D", "=");
    var link = LINK.matcher(text);
    if (link.find()) {
      linkTo(to).complete(link.group());
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
