package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.PersonalRows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/// The Users of SCIM clients that stand for the worker, and what waits in quarantine.
@ApplicationScoped
class PostgresPersonalRows implements PersonalRows {
  private static final List<String> ERASE =
      List.of(
          "delete from scim_user where worker_id = :worker",
          """
          update quarantine set ended = 'ERASED', ended_at = clock_timestamp(), data = null
          where worker_id = :worker and ended is null
          """);

  private static final String WRITE_DOWN =
      """
      insert into erasure (worker_id, actor, reference) values (:worker, :actor, :reference)
      """;

  private final Mutiny.SessionFactory sessions;

  PostgresPersonalRows(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Void> erase(String workerId, String actor, String reference) {
    return Multi.createFrom()
        .iterable(ERASE)
        .onItem()
        .transformToUniAndConcatenate(sql -> execute(sql, Map.of("worker", workerId)))
        .collect()
        .last()
        .chain(() ->
            execute(
                WRITE_DOWN, Map.of("worker", workerId, "actor", actor, "reference", reference)));
  }

  private Uni<Void> execute(String sql, Map<String, Object> parameters) {
    return sessions
        .withSession(session -> {
          var query = session.createNativeQuery(sql);
          parameters.forEach(query::setParameter);
          return query.executeUpdate();
        })
        .replaceWithVoid();
  }
}
