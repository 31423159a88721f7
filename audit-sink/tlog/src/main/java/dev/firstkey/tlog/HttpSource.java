package dev.firstkey.tlog;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// A log over HTTP.
public final class HttpSource implements LogSource {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String MINIMUM = "minimum-index";
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private final String prefix;
  private final Supplier<String> token;

  /// An upgrade to HTTP/2 without TLS was once answered in HTTP/1.1 and never understood.
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /// @param prefix the log's address
  /// @param token gives the bearer token of each call
  public HttpSource(String prefix, Supplier<String> token) {
    this.prefix = prefix;
    this.token = token;
  }

  @Override
  public byte[] checkpoint() throws IOException {
    return get("checkpoint");
  }

  @Override
  public byte[] checkpointAgain() throws IOException {
    try {
      Thread.sleep(A_MOMENT);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return checkpoint();
  }

  @Override
  public byte[] read(TileAddress address) throws IOException {
    return get(address.path());
  }

  @Override
  public Optional<byte[]> minimumIndex() throws IOException {
    HttpResponse<byte[]> answer = answer(MINIMUM);
    return answer.statusCode() == 404 ? Optional.empty() : Optional.of(body(answer, MINIMUM));
  }

  private byte[] get(String path) throws IOException {
    return body(answer(path), path);
  }

  private static byte[] body(HttpResponse<byte[]> answer, String path) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException("the log answers " + answer.statusCode() + " for " + path);
    }
    return answer.body();
  }

  private HttpResponse<byte[]> answer(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(prefix + "/" + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token.get())
            .header("Cache-Control", "no-cache")
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return (IOException) new InterruptedIOException("interrupted").initCause(e);
  }
}
