package dev.firstkey.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/// The inbox table.
@ApplicationScoped
class Receipts {
  private final Mutiny.SessionFactory sessions;

  Receipts(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /// True the first time; a second transaction with the same receipt waits for the first one's end.
  Uni<Boolean> take(Receipt receipt) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                insert into inbox (event_id, topic, record_partition, record_offset)
                values (:id, :topic, :partition, :offset) on conflict do nothing
                """)
            .setParameter("id", receipt.id())
            .setParameter("topic", receipt.topic())
            .setParameter("partition", receipt.partition())
            .setParameter("offset", receipt.offset())
            .executeUpdate()
            .map(inserted -> inserted == 1));
  }
}
