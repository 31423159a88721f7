package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.MalformedInputException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which failures come again.
class FailureKindTest {

  static Stream<Throwable> lasting() {
    return Stream.of(
        new PgException("canary", "ERROR", "22021", "canary"),
        new CompletionException(new PgException("canary", "ERROR", "23505", "canary")),
        new RuntimeException(new SQLException("canary", "22P02")),
        new ClassCastException("canary"),
        new NullPointerException(),
        new IllegalArgumentException("canary"),
        new IllegalStateException("canary"),
        new DateTimeException("canary"),
        new UncheckedIOException(new MalformedInputException(1)),
        new UncheckedIOException(new JsonParseException(null, "canary")),
        new StackOverflowError());
  }

  static Stream<Throwable> passing() {
    return Stream.of(
        new PgException("canary", "ERROR", "40001", "canary"),
        new PgException("canary", "ERROR", "42501", "canary"),
        new SQLException("canary"),
        new ConnectException("canary"),
        new IllegalStateException(new IOException("canary")),
        new IllegalStateException(new PgException("canary", "FATAL", "57P01", "canary")),
        thrownIn("io.vertx.sqlclient.impl.PoolImpl", new IllegalStateException("canary")),
        thrownIn("org.hibernate.internal.SessionImpl", new IllegalStateException("canary")),
        new TimeoutException("canary"),
        new org.apache.kafka.common.errors.TimeoutException("canary"),
        new io.vertx.core.VertxException("Connection closed"),
        new RuntimeException("canary"),
        new OutOfMemoryError("canary"));
  }

  private static Throwable thrownIn(String type, Throwable failure) {
    failure.setStackTrace(
        new StackTraceElement[] {new StackTraceElement(type, "method", "Source.java", 1)});
    return failure;
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void comesAgain(Throwable failure) {
    assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.LASTING);
  }

  @ParameterizedTest
  @MethodSource("passing")
  void mayPass(Throwable failure) {
    assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.PASSING);
  }

  @ParameterizedTest
  @MethodSource({"lasting", "passing"})
  void isDescribedWithoutItsWords(Throwable failure) {
    assertThat(Causes.describe(failure))
        .contains(failure.getClass().getName())
        .doesNotContain("canary");
  }
}
