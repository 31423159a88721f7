package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.contracts.WorkerProfile;
import dev.firstkey.enrollmentgateway.ProfileBook;
import dev.firstkey.enrollmentgateway.ProfileVersion;
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
  public Uni<Void> keep(WorkerProfile profile, ProfileVersion version) {
    String email = profile.email() == null ? "" : profile.email();
    return write(profile.workerId(), profile.displayName(), email, version);
  }

  @Override
  public Uni<Void> erase(String workerId, ProfileVersion version) {
    return write(workerId, "", "", version);
  }

  private Uni<Void> write(String workerId, String name, String email, ProfileVersion version) {
    return sql.change(
            """
            insert into worker_profile
              (worker_id, display_name, email, record_partition, record_offset)
            values (:id, nullif(cast(:name as text), ''), nullif(cast(:email as text), ''),
              :partition, :offset)
            on conflict (worker_id) do update
              set display_name = excluded.display_name, email = excluded.email,
                record_partition = excluded.record_partition,
                record_offset = excluded.record_offset
              where (worker_profile.record_partition, worker_profile.record_offset)
                < (excluded.record_partition, excluded.record_offset)
            """,
            Map.of(
                "id", workerId,
                "name", name,
                "email", email,
                "partition", version.partition(),
                "offset", version.offset()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Optional<WorkerNames>> find(String workerId) {
    return sql.row(
            ProfileRow.class,
            """
            select worker_id, display_name, email, record_partition, record_offset
            from worker_profile where worker_id = :id and display_name is not null
            """,
            Map.of("id", workerId))
        .map(row -> row.map(ProfileRow::names));
  }
}
