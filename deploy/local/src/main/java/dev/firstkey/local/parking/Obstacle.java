package dev.firstkey.local.parking;

import dev.firstkey.backing.PostgresServer;
import dev.firstkey.local.stack.Trouble;
import java.sql.SQLException;

/// A constraint that lets pass-issuer not know the account of one worker: what it hears of it fails
/// in a way that comes again, until the constraint is gone.
final class Obstacle implements AutoCloseable {
  private final PostgresServer database;

  /// @param workerId of this stack's made-up people: letters, digits and hyphens
  Obstacle(PostgresServer database, String workerId) {
    this.database = database;
    run(
        "alter table pass_issuer.worker_account add constraint obstacle check (worker_id <> '"
            + workerId
            + "')");
  }

  private void run(String sql) {
    try (var connection = database.connectAsSuperuser("firstkey");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new Trouble("PostgreSQL does not take the constraint: " + failure.getMessage());
    }
  }

  @Override
  public void close() {
    run("alter table pass_issuer.worker_account drop constraint if exists obstacle");
  }
}
