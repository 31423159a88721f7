package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.HeardRecords;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `heard_record`.
@ApplicationScoped
class PostgresHeardRecords implements HeardRecords {
  private final Mutiny.SessionFactory sessions;

  PostgresHeardRecords(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Boolean> isFirst(String source, String id) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                insert into heard_record (source, id) values (:source, :id)
                on conflict do nothing
                """)
            .setParameter("source", source)
            .setParameter("id", id)
            .executeUpdate()
            .map(inserted -> inserted == 1));
  }
}
