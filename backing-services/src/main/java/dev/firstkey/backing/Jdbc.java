package dev.firstkey.backing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;

/// Connections by this class path's own driver: the driver manager forgets drivers of other class
/// loaders, and a Quarkus test has several.
final class Jdbc {

  private Jdbc() {}

  static Connection connect(String url, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return Objects.requireNonNull(new Driver().connect(url, properties));
  }
}
