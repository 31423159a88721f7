package dev.firstkey.passissuer.postgres;

import dev.firstkey.passissuer.Episode;
import dev.firstkey.passissuer.Episodes;
import dev.firstkey.passissuer.domain.CaseCommand;
import dev.firstkey.passissuer.domain.CaseFacts;
import dev.firstkey.passissuer.domain.CaseTerms;
import dev.firstkey.passissuer.domain.EpisodeKey;
import dev.firstkey.passissuer.domain.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The episodes in PostgreSQL. The episode's row is the lock; facts are inserted or set to true,
/// never taken back.
@ApplicationScoped
class PostgresEpisodes implements Episodes {
  private final Mutiny.SessionFactory sessions;

  PostgresEpisodes(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Episode> hold(EpisodeKey key, String chain) {
    return sessions.withSession(session ->
        insert(session, key, chain).chain(() -> read(session, key)).map(Optional::orElseThrow));
  }

  @Override
  public Uni<Optional<Episode>> holdKnown(EpisodeKey key) {
    return sessions.withSession(session -> read(session, key));
  }

  @Override
  public Uni<Void> add(EpisodeKey key, CaseCommand fact) {
    return sessions.withSession(session -> add(session, key, fact)).replaceWithVoid();
  }

  private static Uni<Integer> insert(Mutiny.Session session, EpisodeKey key, String chain) {
    return session
        .createNativeQuery(
            """
            insert into episode (episode_key, worker_id, episode_id, chain)
            values (:key, :worker, :episode, :chain) on conflict do nothing
            """)
        .setParameter("key", key.text())
        .setParameter("worker", key.workerId())
        .setParameter("episode", key.episodeId())
        .setParameter("chain", chain)
        .executeUpdate();
  }

  private static Uni<Optional<Episode>> read(Mutiny.Session session, EpisodeKey key) {
    return session
        .find(EpisodeRow.class, key.text(), LockModeType.PESSIMISTIC_WRITE)
        .flatMap(row ->
            row == null
                ? Uni.createFrom().item(Optional.empty())
                : facts(session, row).map(f -> Optional.of(new Episode(key, row.chain, f))));
  }

  private static Uni<CaseFacts> facts(Mutiny.Session session, EpisodeRow row) {
    return statements(session, row.episodeKey)
        .flatMap(statements ->
            ranOut(session, row.episodeKey)
                .map(ranOut -> CaseFacts.of(statements, ranOut, row.endings())));
  }

  private static Uni<List<Statement>> statements(Mutiny.Session session, String key) {
    return session
        .createSelectionQuery("from StatementRow where episodeKey = :key", StatementRow.class)
        .setParameter("key", key)
        .getResultList()
        .map(rows -> rows.stream().map(StatementRow::statement).toList());
  }

  private static Uni<List<UUID>> ranOut(Mutiny.Session session, String key) {
    return session
        .createSelectionQuery("from RanOutRow where episodeKey = :key", RanOutRow.class)
        .setParameter("key", key)
        .getResultList()
        .map(rows -> rows.stream().map(row -> row.caseId).toList());
  }

  private static Uni<Integer> add(Mutiny.Session session, EpisodeKey key, CaseCommand fact) {
    return switch (fact) {
      case CaseCommand.Expect(Statement statement) -> insert(session, key, statement);
      case CaseCommand.Leave() -> end(session, key, "set departed = true");
      case CaseCommand.Withdraw() -> end(session, key, "set withdrawn = true");
      case CaseCommand.Complete() -> end(session, key, "set enrolled = true");
      case CaseCommand.RunOut(UUID caseId) -> runOut(session, key, caseId);
    };
  }

  private static Uni<Integer> end(Mutiny.Session session, EpisodeKey key, String ending) {
    return session
        .createNativeQuery("update episode " + ending + " where episode_key = :key")
        .setParameter("key", key.text())
        .executeUpdate();
  }

  private static Uni<Integer> runOut(Mutiny.Session session, EpisodeKey key, UUID caseId) {
    return session
        .createNativeQuery(
            """
            insert into case_ran_out (case_id, episode_key) values (:case, :key)
            on conflict do nothing
            """)
        .setParameter("case", caseId)
        .setParameter("key", key.text())
        .executeUpdate();
  }

  private static Uni<Integer> insert(Mutiny.Session session, EpisodeKey key, Statement statement) {
    CaseTerms terms = statement.terms();
    return session
        .createNativeQuery(
            """
            insert into statement
              (case_id, episode_key, sequence, not_before, not_after, employment_ends,
               device_context, approvals_wanted, policy_version, access_bundle)
            values (:case, :key, :sequence, :notBefore, :notAfter, :ends, :device, :approvals, :policy,
               nullif(:bundle, ''))
            on conflict do nothing
            """)
        .setParameter("case", terms.caseId())
        .setParameter("key", key.text())
        .setParameter("sequence", statement.sequence())
        .setParameter("notBefore", terms.window().notBefore())
        .setParameter("notAfter", terms.window().notAfter())
        .setParameter("ends", statement.employmentEnds())
        .setParameter("device", terms.deviceContext().name())
        .setParameter("approvals", terms.approvalsWanted())
        .setParameter("policy", terms.policyVersion())
        .setParameter("bundle", Objects.requireNonNullElse(terms.accessBundle(), ""))
        .executeUpdate();
  }
}
