package dev.firstkey.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/// What another service has parked, as it says: it holds its key here too ([Holds]) until that
/// service says that somebody decided about it. The two may be heard in either order. Goes through
/// the caller's transaction.
@ApplicationScoped
public class HeldElsewhere {
  private final Mutiny.SessionFactory sessions;

  HeldElsewhere(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /// The record at that place is parked, and holds the key.
  public Uni<Void> parked(String key, String topic, int partition, long offset) {
    return note(key, false, topic, partition, offset);
  }

  /// It was heard again or given up, and holds nothing any more.
  public Uni<Void> decided(String key, String topic, int partition, long offset) {
    return note(key, true, topic, partition, offset);
  }

  private Uni<Void> note(String key, boolean decided, String topic, int partition, long offset) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    insert into held_elsewhere as known
                      (topic, record_partition, record_offset, record_key, decided)
                    values (:topic, :partition, :offset, :key, :decided)
                    on conflict (topic, record_partition, record_offset)
                      do update set decided = known.decided or excluded.decided
                    """)
                .setParameter("topic", topic)
                .setParameter("partition", partition)
                .setParameter("offset", offset)
                .setParameter("key", key)
                .setParameter("decided", decided)
                .executeUpdate())
        .replaceWithVoid();
  }
}
