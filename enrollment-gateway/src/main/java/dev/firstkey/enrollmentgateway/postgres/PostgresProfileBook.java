package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.contracts.WorkerProfile;
import dev.firstkey.enrollmentgateway.ProfileBook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class PostgresProfileBook implements ProfileBook {
  private final Sql sql;

  PostgresProfileBook(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Uni<Void> keep(WorkerProfile profile) {
    String email = profile.email() == null ? "" : profile.email();
    return sql.change(
            """
            insert into worker_profile values (:id, :name, nullif(cast(:email as text), ''))
            on conflict (worker_id) do update
              set display_name = excluded.display_name, email = excluded.email
            """,
            Map.of("id", profile.workerId(), "name", profile.displayName(), "email", email))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> erase(String workerId) {
    return sql.change("delete from worker_profile where worker_id = :id", Map.of("id", workerId))
        .replaceWithVoid();
  }

  @Override
  public Uni<Optional<WorkerNames>> find(String workerId) {
    return sql.row(
            ProfileRow.class,
            "select * from worker_profile where worker_id = :id",
            Map.of("id", workerId))
        .map(row -> row.map(ProfileRow::names));
  }
}
