package dev.firstkey.revocationworker.postgres;

import dev.firstkey.revocationworker.Passes;
import dev.firstkey.revocationworker.domain.PassRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `pass`. A row is written only where its version is the one that was read.
@ApplicationScoped
class PostgresPasses implements Passes {
  private final Mutiny.SessionFactory sessions;

  PostgresPasses(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<PassRecord> find(UUID passId) {
    return sessions.withSession(session ->
        session
            .find(PassRow.class, passId)
            .map(row -> row == null ? PassRecord.unheard(passId) : row.record()));
  }

  @Override
  public Uni<List<PassRecord>> ofWorker(String workerId) {
    return sessions.withSession(session ->
        session
            .createSelectionQuery(
                "from PassRow where workerId = :worker order by passId", PassRow.class)
            .setParameter("worker", workerId)
            .getResultList()
            .map(rows -> rows.stream().map(PassRow::record).toList()));
  }

  @Override
  public Uni<Optional<String>> workerOf(UUID passId) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                "select worker_id from pass where pass_id = :pass and worker_id is not null",
                String.class)
            .setParameter("pass", passId)
            .getSingleResultOrNull()
            .map(Optional::ofNullable));
  }

  @Override
  public Uni<Void> save(PassRecord pass) {
    return sessions.withSession(session ->
        session
            .find(PassRow.class, pass.passId())
            .flatMap(row -> row == null ? add(session, pass) : change(row, pass)));
  }

  private static Uni<Void> add(Mutiny.Session session, PassRecord pass) {
    return session.persist(PassRow.of(pass));
  }

  private static Uni<Void> change(PassRow row, PassRecord pass) {
    row.take(pass);
    return Uni.createFrom().voidItem();
  }
}
