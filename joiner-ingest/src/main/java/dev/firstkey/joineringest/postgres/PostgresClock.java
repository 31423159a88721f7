package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.DatabaseClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/// The clock of PostgreSQL.
@ApplicationScoped
class PostgresClock implements DatabaseClock {
  private final Mutiny.SessionFactory sessions;

  PostgresClock(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Instant> now() {
    return sessions.withSession(session ->
        session.createNativeQuery("select clock_timestamp()", Instant.class).getSingleResult());
  }
}
