package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the caller may try again, and what is a mistake that stays one.
class OutageTest {

  @ParameterizedTest
  @CsvSource({
    "55P03, true", "40P01, true", "40001, true", "08006, true", "57P01, true", "57P03, true",
    "57014, true", "53300, true", "25006, true", "23505, false", "42601, false", "22001, false",
    "42501, false", "28P01, false"
  })
  void theStateSays(String state, boolean passes) {
    assertThat(Outage.isIn(new IllegalStateException(new SQLException("x", state))))
        .isEqualTo(passes);
    assertThat(Outage.isIn(new CompletionException(new PgException("x", "ERROR", state, "y"))))
        .isEqualTo(passes);
  }

  static Stream<Throwable> lost() {
    return Stream.of(
        new ConnectException("refused"),
        new VertxException("Connection closed"),
        ClosedConnectionException.INSTANCE,
        new io.smallrye.mutiny.TimeoutException(),
        new NoStackTraceThrowable("Timeout"));
  }

  @ParameterizedTest
  @MethodSource("lost")
  void aLostConnectionPasses(Throwable lost) {
    assertThat(Outage.isIn(new CompletionException(lost))).isTrue();
  }

  @Test
  void aMistakeOfOursStaysOne() {
    assertThat(Outage.isIn(new IllegalStateException("x", new NullPointerException()))).isFalse();
    assertThat(Outage.isIn(new SQLException("no state"))).isFalse();
    assertThat(Outage.isIn(new UncheckedIOException(new JsonParseException(null, "x")))).isFalse();
  }
}
