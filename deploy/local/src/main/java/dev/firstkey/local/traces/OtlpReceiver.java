package dev.firstkey.local.traces;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// Takes traces as a collector does: OTLP, protobuf over HTTP, on the loopback interface. It
/// remembers everything, so it is for short runs alone.
public final class OtlpReceiver implements AutoCloseable {
  private static final byte[] TAKEN =
      "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final int MOST = 16 * 1024 * 1024;

  private final ServerSocket socket;
  private final List<Told> spans = new CopyOnWriteArrayList<>();
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();

  public OtlpReceiver() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("otlp").start(this::accept);
  }

  /// What `OTEL_EXPORTER_OTLP_ENDPOINT` is to say.
  public String endpoint() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /// All spans so far.
  List<Told> spans() {
    return List.copyOf(spans);
  }

  /// How many spans there are so far.
  public int number() {
    return spans.size();
  }

  /// The services that have told something.
  public Set<String> tellers() {
    return spans.stream().map(Told::service).collect(Collectors.toSet());
  }

  /// The bytes of all requests so far.
  public List<byte[]> bodies() {
    return List.copyOf(bodies);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var caller = socket.accept();
        Thread.ofVirtual().name("otlp call").start(() -> serve(caller));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      var in = new BufferedInputStream(caller.getInputStream());
      while (request(in)) {
        caller.getOutputStream().write(TAKEN);
      }
    } catch (IOException failure) {
      if (!socket.isClosed()) {
        System.err.println("A call with traces failed: " + failure);
      }
    }
  }

  /// @return false where the caller is done
  private boolean request(InputStream in) throws IOException {
    if (line(in).isEmpty()) {
      return false;
    }
    int length = 0;
    boolean chunked = false;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      var low = header.toLowerCase(Locale.ROOT);
      length = low.startsWith("content-length:") ? number(low.substring(15), 10) : length;
      chunked |= low.startsWith("transfer-encoding:") && low.contains("chunked");
    }
    take(chunked ? chunks(in) : in.readNBytes(length));
    return true;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      int size = number(line(in).split(";")[0], 16);
      body.write(in.readNBytes(size));
      line(in);
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private static int number(String text, int radix) throws IOException {
    int number = Integer.parseInt(text.strip(), radix);
    if (number < 0 || number > MOST) {
      throw new IOException("a body of " + number + " bytes");
    }
    return number;
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != -1 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  private void take(byte[] body) throws InvalidProtocolBufferException {
    bodies.add(body);
    for (var resource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
      var service = service(resource);
      resource
          .getScopeSpansList()
          .forEach(
              scope -> scope.getSpansList().forEach(span -> spans.add(Told.of(service, span))));
    }
  }

  private static String service(ResourceSpans resource) {
    return resource.getResource().getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals("service.name"))
        .map(attribute -> attribute.getValue().getStringValue())
        .findFirst()
        .orElse("unknown");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
