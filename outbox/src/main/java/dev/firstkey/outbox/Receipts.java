package dev.firstkey.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The inbox table.
@ApplicationScoped
class Receipts {
  private final Mutiny.SessionFactory sessions;

  Receipts(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /// True the first time; a second transaction with the same receipt waits for the first one's end.
  /// False also where the record has a receipt of its own: then it is parked, and not to be heard.
  Uni<Boolean> take(Receipt receipt) {
    return insert(receipt, receipt.ofRecord());
  }

  /// The same for a record that was parked when it could not be read.
  Uni<Boolean> takeOfParked(Receipt receipt) {
    return insert(receipt, receipt.id());
  }

  private Uni<Boolean> insert(Receipt receipt, UUID unless) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                insert into inbox (event_id, topic, record_partition, record_offset)
                select :id, :topic, :partition, :offset
                where not exists (select from inbox where event_id = :unless)
                on conflict do nothing
                """)
            .setParameter("id", receipt.id())
            .setParameter("topic", receipt.topic())
            .setParameter("partition", receipt.partition())
            .setParameter("offset", receipt.offset())
            .setParameter("unless", unless)
            .executeUpdate()
            .map(inserted -> inserted == 1));
  }
}
