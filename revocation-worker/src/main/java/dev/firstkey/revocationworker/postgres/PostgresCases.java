package dev.firstkey.revocationworker.postgres;

import dev.firstkey.revocationworker.Cases;
import dev.firstkey.revocationworker.domain.CaseRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `enrollment_case`. A row is written only where its version is the one that was read.
@ApplicationScoped
class PostgresCases implements Cases {
  private final Mutiny.SessionFactory sessions;

  PostgresCases(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<CaseRecord> find(UUID caseId) {
    return sessions.withSession(session ->
        session
            .find(CaseRow.class, caseId)
            .map(row -> row == null ? CaseRecord.unheard(caseId) : row.record()));
  }

  @Override
  public Uni<Void> save(CaseRecord record) {
    return sessions.withSession(session ->
        session
            .find(CaseRow.class, record.caseId())
            .flatMap(row -> row == null ? add(session, record) : change(row, record)));
  }

  private static Uni<Void> add(Mutiny.Session session, CaseRecord record) {
    return session.persist(CaseRow.of(record));
  }

  private static Uni<Void> change(CaseRow row, CaseRecord record) {
    row.take(record);
    return Uni.createFrom().voidItem();
  }
}
