package dev.firstkey.passissuer.postgres;

import dev.firstkey.passissuer.Accounts;
import dev.firstkey.passissuer.domain.Account;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/// The accounts in PostgreSQL.
@ApplicationScoped
class PostgresAccounts implements Accounts {
  private final Mutiny.SessionFactory sessions;

  PostgresAccounts(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Account> of(String workerId) {
    return sessions
        .withSession(session -> session.find(AccountRow.class, workerId))
        .map(row -> row == null ? new Account.NotReady() : new Account.Ready(row.accountId));
  }

  @Override
  public Uni<Void> note(String workerId, String accountId) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    insert into worker_account (worker_id, account_id) values (:worker, :account)
                    on conflict (worker_id) do update set account_id = excluded.account_id
                    """)
                .setParameter("worker", workerId)
                .setParameter("account", accountId)
                .executeUpdate())
        .replaceWithVoid();
  }
}
