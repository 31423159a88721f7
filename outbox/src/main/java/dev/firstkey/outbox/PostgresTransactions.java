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
  private final Said said;

  PostgresTransactions(Mutiny.SessionFactory sessions, Relay relay, Said said) {
    this.sessions = sessions;
    this.relay = relay;
    this.said = said;
  }

  @Override
  public <T> Uni<T> run(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() ->
            sessions.getCurrentSession() == null
                ? whole(work)
                : sessions.withTransaction(_ -> work.get()));
  }

  private <T> Uni<T> whole(Supplier<Uni<T>> work) {
    said.forget();
    return sessions.withTransaction(_ -> work.get()).invoke(_ -> wake());
  }

  private void wake() {
    if (said.something()) {
      relay.wake();
    }
  }
}
