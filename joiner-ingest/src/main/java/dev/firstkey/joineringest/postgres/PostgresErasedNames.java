package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.ErasedNames;
import dev.firstkey.joineringest.NamesConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `erased_name`, which holds keyed hashes. What is over goes whenever somebody looks.
@ApplicationScoped
class PostgresErasedNames implements ErasedNames {
  private static final String HASH =
      "encode(sha256(convert_to(k.key || '/' || %s, 'UTF8')), 'hex')";

  private static final String KEEP =
      """
      insert into erased_name (hash, kept_until)
      select %s, clock_timestamp() + :seconds * interval '1 second'
      from worker w, erased_name_key k
      where w.worker_id = :worker and w.username is not null
      on conflict (hash) do update set kept_until = excluded.kept_until
      """
          .formatted(HASH.formatted("w.username"));

  private static final String HOLDS =
      """
      select exists (
        select 1 from erased_name e, erased_name_key k
        where e.hash = %s and e.kept_until > clock_timestamp())
      """
          .formatted(HASH.formatted("cast(:name as text)"));

  private final Mutiny.SessionFactory sessions;
  private final Duration kept;

  PostgresErasedNames(Mutiny.SessionFactory sessions, NamesConfig config) {
    this.sessions = sessions;
    this.kept = config.keptAfterErasure();
  }

  @Override
  public Uni<Void> erase(String workerId) {
    return forget()
        .chain(() -> execute(KEEP, Map.of("worker", workerId, "seconds", kept.toSeconds())))
        .chain(() ->
            execute(
                "update worker set username = null where worker_id = :worker",
                Map.of("worker", workerId)));
  }

  @Override
  public Uni<Boolean> holds(String username) {
    return forget()
        .chain(() ->
            sessions.withSession(session ->
                session
                    .createNativeQuery(HOLDS, Boolean.class)
                    .setParameter("name", username)
                    .getSingleResult()));
  }

  private Uni<Void> forget() {
    return execute("delete from erased_name where kept_until <= clock_timestamp()", Map.of());
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
