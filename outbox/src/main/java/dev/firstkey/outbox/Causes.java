package dev.firstkey.outbox;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.sqlclient.DatabaseException;
import java.io.CharConversionException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a failure was caused by.
public final class Causes {
  private static final int DEEPEST = 20;

  private Causes() {}

  /// For a log: the types, the SQLSTATE and the first line of our own, and no message, which may
  /// quote a record or a row.
  public static String describe(Throwable failure) {
    String types =
        of(failure)
            .map(cause -> cause.getClass().getName() + sqlState(cause).map(s -> " " + s).orElse(""))
            .collect(Collectors.joining(" < "));
    return of(failure)
        .flatMap(cause -> Stream.of(cause.getStackTrace()))
        .filter(frame -> frame.getClassName().startsWith("dev.firstkey."))
        .findFirst()
        .map(frame -> types + " at " + frame)
        .orElse(types);
  }

  /// Whether bytes or JSON could not be read or written. These are I/O failures by type alone.
  static boolean isAboutContent(Throwable failure) {
    return of(failure)
        .anyMatch(cause ->
            cause instanceof JacksonException
                || cause instanceof CharacterCodingException
                || cause instanceof CharConversionException);
  }

  /// The failure itself first.
  static Stream<Throwable> of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(DEEPEST);
  }

  /// PostgreSQL's word for this one, through either driver.
  static Optional<String> sqlState(Throwable cause) {
    return switch (cause) {
      case SQLException sql -> Optional.ofNullable(sql.getSQLState());
      case DatabaseException sql -> Optional.ofNullable(sql.getSqlState());
      default -> Optional.empty();
    };
  }
}
