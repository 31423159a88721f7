package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.DirectoryTasks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/// The directory tasks in the table `worker`. A claim has a holder of its own, so a task that lost
/// its claim and took it again is not mistaken for itself.
@ApplicationScoped
class PostgresDirectoryTasks implements DirectoryTasks {
  private final Mutiny.SessionFactory sessions;

  private final long doubtSeconds;

  /// @param doubt longer than a call of the directory can take to have its effect
  PostgresDirectoryTasks(
      Mutiny.SessionFactory sessions,
      @ConfigProperty(name = "firstkey.tasks.doubt", defaultValue = "PT30S") Duration doubt) {
    this.sessions = sessions;
    this.doubtSeconds = doubt.toSeconds();
  }

  @Override
  public Uni<List<Claim>> claim(int most) {
    UUID holder = UUID.randomUUID();
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    update worker set lease_holder = :holder,
                           lease_until = clock_timestamp() + :seconds * interval '1 second',
                           verify_at = case when lease_until is null then verify_at else greatest(
                             verify_at, clock_timestamp() + :doubt * interval '1 second') end
                    where worker_id in (
                      select worker_id from worker
                      where (version > settled or verify_at <= clock_timestamp())
                        and next_try_at <= clock_timestamp()
                        and (lease_until is null or lease_until < clock_timestamp())
                      order by next_try_at limit :most for update skip locked)
                    returning worker_id
                    """,
                    String.class)
                .setParameter("holder", holder)
                .setParameter("seconds", LEASE_SECONDS)
                .setParameter("doubt", doubtSeconds)
                .setParameter("most", most)
                .getResultList())
        .map(workers -> workers.stream().map(worker -> new Claim(worker, holder)).toList());
  }

  @Override
  public Uni<Boolean> settle(Claim claim, long version) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    update worker set settled = greatest(settled, :version),
                           lease_holder = null, lease_until = null, attempts = 0,
                           next_try_at = clock_timestamp(),
                           verify_at = case
                             when verify_at <= lease_until - :seconds * interval '1 second' then null
                             else verify_at end
                    where worker_id = :worker and lease_holder = :holder
                      and lease_until > clock_timestamp()
                    """)
                .setParameter("seconds", LEASE_SECONDS)
                .setParameter("version", version)
                .setParameter("worker", claim.workerId())
                .setParameter("holder", claim.holder())
                .executeUpdate())
        .map(updated -> updated == 1);
  }

  @Override
  public Uni<Void> repeat(Claim claim) {
    return giveBack(
        claim,
        """
        update worker set lease_holder = null, lease_until = null, attempts = attempts + 1,
               next_try_at = clock_timestamp() + case when attempts < 8 then interval '0'
                 else least(30, 0.25 * power(2, least(attempts - 8, 10))) * interval '1 second' end
        where worker_id = :worker and lease_holder = :holder
        """);
  }

  @Override
  public Uni<Void> postpone(Claim claim) {
    return giveBack(
            claim,
            """
            update worker set lease_holder = null, lease_until = null, attempts = attempts + 1,
                   next_try_at = clock_timestamp()
                     + least(30, 0.25 * power(2, least(attempts, 10))) * interval '1 second'
            where worker_id = :worker and lease_holder = :holder
            """)
        .chain(() -> doubt(claim.workerId()));
  }

  @Override
  public Uni<Void> hurry() {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    update worker set next_try_at = clock_timestamp()
                    where worker_id in (
                      select worker_id from worker
                      where (version > settled or verify_at is not null)
                        and next_try_at > clock_timestamp()
                      for update skip locked)
                    """)
                .executeUpdate())
        .replaceWithVoid();
  }

  @Override
  public Uni<List<String>> workersAfter(String workerId, int most) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                select worker_id from worker where worker_id > :worker
                order by worker_id limit :most
                """,
                String.class)
            .setParameter("worker", workerId)
            .setParameter("most", most)
            .getResultList());
  }

  @Override
  public Uni<Set<String>> known(Set<String> workerIds) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    "select worker_id from worker where worker_id in (:workers)", String.class)
                .setParameter("workers", workerIds)
                .getResultList())
        .map(Set::copyOf);
  }

  @Override
  public Uni<Boolean> atRest(String workerId, long version, boolean again) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    update worker set
                      verify_at = case when :again then clock_timestamp() else verify_at end,
                      next_try_at = case when :again then clock_timestamp() else next_try_at end
                    where worker_id = :worker and version = :version and settled >= version
                      and lease_holder is null and attempts = 0 and verify_at is null
                    """)
                .setParameter("worker", workerId)
                .setParameter("version", version)
                .setParameter("again", again)
                .executeUpdate())
        .map(updated -> updated == 1);
  }

  // Whoever is at it now may have read before.
  @Override
  public Uni<Void> lookAt(Set<String> accountIds) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    update worker set verify_at = greatest(verify_at, clock_timestamp())
                    where account_id in (:accounts)
                    """)
                .setParameter("accounts", accountIds)
                .executeUpdate())
        .replaceWithVoid();
  }

  @Override
  public Uni<Backlog> backlog() {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    select count(*), count(*) filter (where attempts >= :tries) from worker
                    where version > settled or attempts > 0
                    """,
                    Object[].class)
                .setParameter("tries", STUCK_AFTER)
                .getSingleResult())
        .map(row -> new Backlog(((Number) row[0]).longValue(), ((Number) row[1]).longValue()));
  }

  // Whoever holds the claim now: a late write is nobody's.
  private Uni<Void> doubt(String workerId) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    update worker set verify_at =
                      greatest(verify_at, clock_timestamp() + :doubt * interval '1 second')
                    where worker_id = :worker
                    """)
                .setParameter("doubt", doubtSeconds)
                .setParameter("worker", workerId)
                .executeUpdate())
        .replaceWithVoid();
  }

  private Uni<Void> giveBack(Claim claim, String sql) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(sql)
                .setParameter("worker", claim.workerId())
                .setParameter("holder", claim.holder())
                .executeUpdate())
        .replaceWithVoid();
  }
}
