package dev.firstkey.revocationworker.postgres;

import dev.firstkey.revocationworker.Beats;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `heartbeat_turn`, which has one row.
@ApplicationScoped
class PostgresBeats implements Beats {
  private final Mutiny.SessionFactory sessions;

  PostgresBeats(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Instant> now() {
    return sessions.withSession(session ->
        session.createNativeQuery("select clock_timestamp()", Instant.class).getSingleResult());
  }

  @Override
  public Uni<Boolean> takeTurn(Duration pause) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                update heartbeat_turn
                set next_at = clock_timestamp() + cast(:millis as bigint) * interval '1 millisecond'
                where next_at <= clock_timestamp()
                """)
            .setParameter("millis", pause.toMillis())
            .executeUpdate()
            .map(taken -> taken == 1));
  }
}
