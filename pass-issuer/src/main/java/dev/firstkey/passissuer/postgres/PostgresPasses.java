package dev.firstkey.passissuer.postgres;

import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.passissuer.Passes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The answers and passes in PostgreSQL. The primary key of the answer is the request.
@ApplicationScoped
class PostgresPasses implements Passes {
  private final Mutiny.SessionFactory sessions;

  PostgresPasses(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Boolean> issue(PassIssued pass, Instant at) {
    return sessions.withSession(session ->
        answer(session, pass, at)
            .flatMap(isNew -> isNew ? insert(session, pass) : Uni.createFrom().item(false)));
  }

  @Override
  public Uni<Boolean> refuse(PassRefused refusal, Instant at) {
    return sessions.withSession(session -> answer(session, refusal, at));
  }

  @Override
  public Uni<Void> ended(UUID passId, RevocationReason reason) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    insert into pass_ending (pass_id, reason) values (:pass, :reason)
                    on conflict do nothing
                    """)
                .setParameter("pass", passId)
                .setParameter("reason", reason.name())
                .executeUpdate())
        .replaceWithVoid();
  }

  private static Uni<Boolean> answer(Mutiny.Session session, PassIssued pass, Instant at) {
    return session
        .createNativeQuery(
            """
            insert into pass_answer
              (request_id, transaction_id, worker_id, episode_id, purpose, jkt, policy_version, decided_at)
            values (:request, :transaction, :worker, :episode, :purpose, :jkt, :policy, :at)
            on conflict do nothing
            """)
        .setParameter("request", pass.requestId())
        .setParameter("transaction", pass.transactionId())
        .setParameter("worker", pass.workerId())
        .setParameter("episode", pass.episodeId())
        .setParameter("purpose", pass.purpose().name())
        .setParameter("jkt", pass.jkt())
        .setParameter("policy", pass.policyVersion())
        .setParameter("at", at)
        .executeUpdate()
        .map(inserted -> inserted == 1);
  }

  private static Uni<Boolean> answer(Mutiny.Session session, PassRefused refusal, Instant at) {
    return session
        .createNativeQuery(
            """
            insert into pass_answer
              (request_id, transaction_id, worker_id, episode_id, purpose, jkt, refused_because,
               policy_version, decided_at)
            values (:request, :transaction, :worker, :episode, :purpose, :jkt, :reason, :policy, :at)
            on conflict do nothing
            """)
        .setParameter("request", refusal.requestId())
        .setParameter("transaction", refusal.transactionId())
        .setParameter("worker", refusal.workerId())
        .setParameter("episode", refusal.episodeId())
        .setParameter("purpose", refusal.purpose().name())
        .setParameter("jkt", refusal.jkt())
        .setParameter("reason", refusal.reason().name())
        .setParameter("policy", refusal.policyVersion())
        .setParameter("at", at)
        .executeUpdate()
        .map(inserted -> inserted == 1);
  }

  private static Uni<Boolean> insert(Mutiny.Session session, PassIssued pass) {
    return session
        .createNativeQuery(
            """
            insert into pass (pass_id, request_id, case_id, account_id, not_before, not_after)
            values (:pass, :request, :case, :account, :notBefore, :notAfter)
            """)
        .setParameter("pass", pass.passId())
        .setParameter("request", pass.requestId())
        .setParameter("case", pass.caseId())
        .setParameter("account", pass.accountId())
        .setParameter("notBefore", pass.window().notBefore())
        .setParameter("notAfter", pass.window().notAfter())
        .executeUpdate()
        .replaceWith(true);
  }
}
