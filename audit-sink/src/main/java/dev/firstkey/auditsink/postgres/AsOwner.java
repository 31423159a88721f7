package dev.firstkey.auditsink.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/// A connection as the owner of the tables, with the settings of the migrations, for what the role
/// that runs may not do. One transaction each.
@ApplicationScoped
class AsOwner {
  private final Vertx vertx;
  private final String url;
  private final String owner;
  private final String password;
  private final String schema;

  AsOwner(
      Vertx vertx,
      @ConfigProperty(name = "firstkey.migration.jdbc-url") String url,
      @ConfigProperty(name = "firstkey.migration.username") String owner,
      @ConfigProperty(name = "firstkey.migration.password") String password,
      @ConfigProperty(name = "firstkey.schema") String schema) {
    this.vertx = vertx;
    this.url = url;
    this.owner = owner;
    this.password = password;
    this.schema = schema;
  }

  /// What is done.
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  <T> Uni<T> run(Work<T> work) {
    return Uni.createFrom()
        .completionStage(() -> vertx.executeBlocking(() -> inOne(work)).toCompletionStage());
  }

  private <T> T inOne(Work<T> work) throws SQLException {
    var database = Flyway.configure().dataSource(url, owner, password).getDataSource();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setSchema(schema);
      T done = work.on(connection);
      connection.commit();
      return done;
    }
  }
}
