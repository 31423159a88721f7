package dev.firstkey.passissuer.postgres;

import dev.firstkey.contracts.Purpose;
import dev.firstkey.passissuer.CaseView;
import dev.firstkey.passissuer.Cases;
import dev.firstkey.passissuer.domain.CaseChange;
import dev.firstkey.passissuer.domain.CaseTerms;
import dev.firstkey.passissuer.domain.EpisodeKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// The cases in PostgreSQL. A unique index keeps an episode from having two that are not closed.
@ApplicationScoped
class PostgresCases implements Cases {
  private final Mutiny.SessionFactory sessions;

  PostgresCases(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Void> write(EpisodeKey key, CaseChange change, Instant at) {
    return sessions
        .withSession(session ->
            switch (change) {
              case CaseChange.Opened opened -> open(session, key, opened, at);
              case CaseChange.Closed closed -> close(session, closed, at);
            })
        .invoke(PostgresCases::exactlyOne)
        .replaceWithVoid();
  }

  @Override
  public Uni<List<CaseView>> ofWorker(String workerId) {
    return sessions.withSession(session ->
        session
            .find(AccountRow.class, workerId)
            .flatMap(account -> ofWorker(session, workerId, account != null)));
  }

  private static Uni<List<CaseView>> ofWorker(
      Mutiny.Session session, String workerId, boolean accountReady) {
    return session
        .createSelectionQuery(
            "from CaseRow where workerId = :worker order by openedAt, caseId", CaseRow.class)
        .setParameter("worker", workerId)
        .getResultList()
        .map(rows -> rows.stream().map(row -> row.view(accountReady)).toList());
  }

  /// A closed case comes back only where HR's statements arrive in another order than they were
  /// made.
  private static Uni<Integer> open(
      Mutiny.Session session, EpisodeKey key, CaseChange.Opened opened, Instant at) {
    CaseTerms terms = opened.terms();
    return session
        .createNativeQuery(
            """
            insert into enrollment_case
              (case_id, episode_key, worker_id, episode_id, purpose, state, not_before, not_after,
               device_context, approvals_wanted, policy_version, opened_at)
            values (:case, :key, :worker, :episode, :purpose, :state, :notBefore, :notAfter,
               :device, :approvals, :policy, :at)
            on conflict (case_id) do update
              set state = excluded.state, closed_because = null, closed_at = null
              where enrollment_case.state = 'CLOSED'
            """)
        .setParameter("case", terms.caseId())
        .setParameter("key", key.text())
        .setParameter("worker", key.workerId())
        .setParameter("episode", key.episodeId())
        .setParameter("purpose", Purpose.FIRST_ENROLLMENT.name())
        .setParameter("state", opened.state().name())
        .setParameter("notBefore", terms.window().notBefore())
        .setParameter("notAfter", terms.window().notAfter())
        .setParameter("device", terms.deviceContext().name())
        .setParameter("approvals", terms.approvalsWanted())
        .setParameter("policy", terms.policyVersion())
        .setParameter("at", at)
        .executeUpdate();
  }

  private static Uni<Integer> close(Mutiny.Session session, CaseChange.Closed closed, Instant at) {
    return session
        .createNativeQuery(
            """
            update enrollment_case set state = 'CLOSED', closed_because = :reason, closed_at = :at
            where case_id = :case and state <> 'CLOSED'
            """)
        .setParameter("case", closed.caseId())
        .setParameter("reason", closed.reason().name())
        .setParameter("at", at)
        .executeUpdate();
  }

  private static void exactlyOne(int written) {
    if (written != 1) {
      throw new IllegalStateException("the case is not in the state from which the change leads");
    }
  }
}
