package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.PersonalRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/// The Users of SCIM clients that stand for the worker, and the print of the person.
@ApplicationScoped
class PostgresPersonalRows implements PersonalRows {
  private static final String FORGET =
      """
      update worker set print_salt = null, name_print = null, mail_print = null
      where worker_id = :worker
      """;

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
    return execute("delete from scim_user where worker_id = :worker", Map.of("worker", workerId))
        .chain(() -> execute(FORGET, Map.of("worker", workerId)))
        .chain(() ->
            execute(
                WRITE_DOWN, Map.of("worker", workerId, "actor", actor, "reference", reference)));
  }

  @Override
  public Uni<Boolean> exist(String workerId) {
    return is("select exists (select 1 from scim_user where worker_id = :worker)", workerId);
  }

  @Override
  public Uni<Boolean> provisioned(String workerId) {
    return is(
        "select exists (select 1 from scim_user where worker_id = :worker and episode_open)",
        workerId);
  }

  private Uni<Boolean> is(String sql, String workerId) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(sql, Boolean.class)
            .setParameter("worker", workerId)
            .getSingleResult());
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
