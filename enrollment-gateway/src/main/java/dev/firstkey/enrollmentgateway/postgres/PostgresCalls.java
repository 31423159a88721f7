package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.enrollmentgateway.Busy;
import dev.firstkey.enrollmentgateway.Calls;
import dev.firstkey.enrollmentgateway.GatewayConfig;
import dev.firstkey.enrollmentgateway.Tally;
import dev.firstkey.outbox.Outage;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/// PostgreSQL's `lock_timeout` for one database transaction, and a bound on the whole answer.
@ApplicationScoped
class PostgresCalls implements Calls {
  private final Transactions transactions;
  private final Sql sql;
  private final Tally tally;
  private final Duration patience;

  PostgresCalls(Transactions transactions, Sql sql, Tally tally, GatewayConfig config) {
    this.transactions = transactions;
    this.sql = sql;
    this.tally = tally;
    this.patience = config.answerWithin();
  }

  @Override
  public <T> Uni<T> change(Supplier<Uni<T>> work) {
    return look(() ->
        transactions.run(
            () -> sql.change("set local lock_timeout = '2s'", Map.of()).chain(work::get)));
  }

  /// The work is bounded as a whole: a pool whose connections are all taken and a connection that
  /// answers no more say nothing by themselves.
  @Override
  public <T> Uni<T> look(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> work.get())
        .ifNoItem()
        .after(patience)
        .fail()
        .onFailure(Outage::isIn)
        .transform(this::busy);
  }

  private Busy busy(Throwable failure) {
    tally.count("call", "busy");
    return new Busy(failure);
  }
}
