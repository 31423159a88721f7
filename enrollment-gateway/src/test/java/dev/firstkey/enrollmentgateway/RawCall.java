package dev.firstkey.enrollmentgateway;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A registration response written byte by byte, for what no HTTP client does: hang up before the
/// answer, or announce a body and not send it.
record RawCall(Socket socket) {

  /// Sends the head, which announces `length` bytes, and then `body`, however long it is.
  static RawCall registration(Visit visit, long length, String body) throws IOException {
    String path = visit.path() + "/registration";
    String proof =
        visit.gateway.key().proof("POST", URI.create(Gateway.ORIGIN + path), visit.gateway.nonce());
    Socket socket = new Socket(InetAddress.getByName("localhost"), RestAssured.port);
    String request =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nDPoP: %s\r\nContent-Type: application/json\r\n"
            + "Content-Length: %d\r\n\r\n%s";
    return sent(socket, request.formatted(path, proof, length, body));
  }

  /// Sends a call without a proof to what need not be a URI.
  static RawCall to(String method, String target) throws IOException {
    Socket socket = new Socket(InetAddress.getByName("localhost"), RestAssured.port);
    return sent(socket, "%s %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(method, target));
  }

  private static RawCall sent(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return new RawCall(socket);
  }

  /// The first line of the answer; waits for it ten seconds at most.
  String statusLine() throws IOException {
    socket.setSoTimeout(10_000);
    var reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
    return new BufferedReader(reader).readLine();
  }

  /// Ends the connection with a reset.
  void hangUp() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
