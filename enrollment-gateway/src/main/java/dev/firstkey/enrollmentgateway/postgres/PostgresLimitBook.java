package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.enrollmentgateway.LimitBook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

@ApplicationScoped
class PostgresLimitBook implements LimitBook {
  private static final String WINDOW =
      "to_timestamp(floor(extract(epoch from clock_timestamp()) / :seconds) * :seconds)";

  private final Sql sql;

  PostgresLimitBook(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Uni<Long> count(String kind, String subject, Duration window) {
    return sql.row(
            Long.class,
            """
            with counted as (
              insert into rate_count (kind, subject, window_start, number)
              values (:kind, :subject, %s, 1)
              on conflict (kind, subject, window_start) do update
                set number = rate_count.number + 1
              returning number)
            select number from counted
            """
                .formatted(WINDOW),
            Map.of("kind", kind, "subject", subject, "seconds", window.toSeconds()))
        .map(number -> number.orElseThrow());
  }

  @Override
  public Uni<Long> counted(String kind, String subject, Duration window) {
    return sql.row(
            Long.class,
            """
            select coalesce(max(number), 0) from rate_count
            where kind = :kind and subject = :subject and window_start = %s
            """
                .formatted(WINDOW),
            Map.of("kind", kind, "subject", subject, "seconds", window.toSeconds()))
        .map(number -> number.orElseThrow());
  }

  @Override
  public Uni<Integer> forgetOlderThan(Duration age) {
    return sql.change(
        """
        delete from rate_count
        where window_start < clock_timestamp() - cast(:seconds as bigint) * interval '1 second'
        """,
        Map.of("seconds", age.toSeconds()));
  }
}
