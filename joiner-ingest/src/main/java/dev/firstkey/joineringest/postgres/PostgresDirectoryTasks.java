package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.DirectoryTasks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The directory tasks in the table `worker`. A claim has a holder of its own, so a task that lost
/// its claim and took it again is not mistaken for itself.
@ApplicationScoped
class PostgresDirectoryTasks implements DirectoryTasks {
  private final Mutiny.SessionFactory sessions;

  PostgresDirectoryTasks(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
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
                           lease_until = clock_timestamp() + :seconds * interval '1 second'
                    where worker_id in (
                      select worker_id from worker
                      where version > settled and next_try_at <= clock_timestamp()
                        and (lease_until is null or lease_until < clock_timestamp())
                      order by next_try_at limit :most for update skip locked)
                    returning worker_id
                    """,
                    String.class)
                .setParameter("holder", holder)
                .setParameter("seconds", LEASE_SECONDS)
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
                           next_try_at = clock_timestamp()
                    where worker_id = :worker and lease_holder = :holder
                      and lease_until > clock_timestamp()
                    """)
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
        update worker set lease_holder = null, lease_until = null, next_try_at = clock_timestamp()
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
        """);
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
