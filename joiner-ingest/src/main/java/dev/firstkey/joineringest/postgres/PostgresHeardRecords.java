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
  public Uni<Use> note(String source, String id, String digest) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                insert into heard_record (source, id, digest) values (:source, :id, :digest)
                on conflict do nothing
                """)
            .setParameter("source", source)
            .setParameter("id", id)
            .setParameter("digest", digest)
            .executeUpdate()
            .flatMap(inserted ->
                inserted == 1
                    ? Uni.createFrom().item(Use.NONE)
                    : before(session, source, id)
                        .map(it -> digest.equals(it) ? Use.SAME : Use.OTHER)));
  }

  private static Uni<String> before(Mutiny.Session session, String source, String id) {
    return session
        .createNativeQuery(
            "select coalesce(digest, '') from heard_record where source = :source and id = :id",
            String.class)
        .setParameter("source", source)
        .setParameter("id", id)
        .getSingleResult();
  }
}
