package dev.firstkey.outbox;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/// Whether trying again can help. What is not known to last is taken to pass: a record that waits
/// too long is seen and does no harm, one that is parked too early stops its worker.
///
/// The outermost SQLSTATE decides where there is one. Class 42 (a table, a column, a grant that is
/// missing) is not the record's fault but the installation's, and would park every record there is.
public enum FailureKind {
  /// It may be gone the next time.
  PASSING,
  /// It comes again with the same record.
  LASTING;

  // data exception, integrity constraint violation
  private static final Set<String> LASTING_CLASSES = Set.of("22", "23");
  private static final List<Class<? extends Throwable>> AWAY =
      List.of(IOException.class, TimeoutException.class, RetriableException.class);
  private static final List<String> BELOW_US =
      List.of("org.hibernate.", "io.vertx.", "io.quarkus.", "io.smallrye.", "io.netty.");
  private static final List<Class<? extends Throwable>> DEFECTS =
      List.of(
          ArithmeticException.class,
          ClassCastException.class,
          DateTimeException.class,
          IllegalArgumentException.class,
          IllegalStateException.class,
          IndexOutOfBoundsException.class,
          MatchException.class,
          NegativeArraySizeException.class,
          NoSuchElementException.class,
          NullPointerException.class,
          StackOverflowError.class,
          UnsupportedOperationException.class);

  /// Of which kind that is.
  public static FailureKind of(Throwable failure) {
    return Causes.of(failure)
        .flatMap(cause -> Causes.sqlState(cause).stream())
        .findFirst()
        .map(FailureKind::ofSqlState)
        .orElseGet(() -> ofTypes(failure));
  }

  private static FailureKind ofSqlState(String state) {
    boolean lasts = state.length() == 5 && LASTING_CLASSES.contains(state.substring(0, 2));
    return lasts ? LASTING : PASSING;
  }

  private static FailureKind ofTypes(Throwable failure) {
    if (Causes.isAboutContent(failure)) {
      return LASTING;
    }
    return !hasAny(failure, AWAY) && Causes.of(failure).anyMatch(FailureKind::isDefect)
        ? LASTING
        : PASSING;
  }

  /// A session or a pool that was closed under our feet complains of its state too.
  private static boolean isDefect(Throwable cause) {
    return DEFECTS.stream().anyMatch(type -> type.isInstance(cause))
        && !(cause instanceof IllegalStateException && isThrownBelowUs(cause));
  }

  private static boolean isThrownBelowUs(Throwable cause) {
    StackTraceElement[] stack = cause.getStackTrace();
    return stack.length > 0 && BELOW_US.stream().anyMatch(stack[0].getClassName()::startsWith);
  }

  private static boolean hasAny(Throwable failure, List<Class<? extends Throwable>> types) {
    return Causes.of(failure).anyMatch(cause -> types.stream().anyMatch(t -> t.isInstance(cause)));
  }
}
