package dev.firstkey.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/// Hibernate Reactive's session of the current context, so that everything in a transaction goes
/// through one session, native SQL included.
@ApplicationScoped
class PostgresTransactions implements Transactions {
  private final Mutiny.SessionFactory sessions;
  private final Relay relay;

  PostgresTransactions(Mutiny.SessionFactory sessions, Relay relay) {
    this.sessions = sessions;
    this.relay = relay;
  }

  @Override
  public <T> Uni<T> run(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> sessions.withTransaction(_ -> work.get()))
        .invoke(_ -> relay.wake());
  }
}
