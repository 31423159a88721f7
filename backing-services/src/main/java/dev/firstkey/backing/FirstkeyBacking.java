package dev.firstkey.backing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives a module's tests a real Kafka and a real PostgreSQL, shared by all modules of the build.
///
/// Each start has its own database, its own topic prefix, with every topic under it, and its own
/// consumer group: another start's members would take partitions from it for a moment. The service
/// runs with its run-time role and migrates with its owner role, as in production. Tokens of
/// [TestTokens] are accepted without an OIDC server.
///
/// ```java
/// @QuarkusTestResource(
///     value = FirstkeyBacking.class,
///     restrictToAnnotatedClass = false,
///     initArgs = @ResourceArg(name = "service", value = "pass-issuer"))
/// ```
public final class FirstkeyBacking implements QuarkusTestResourceLifecycleManager {

  // A test class and this resource are loaded by different class loaders: only the JVM's properties
  // are the same for both.
  private static final String PREFIX = "firstkey.test.";

  private @Nullable String service;

  /// @param initArgs `service`, for example `pass-issuer`
  @Override
  public void init(Map<String, String> initArgs) {
    service = initArgs.get("service");
  }

  @Override
  public Map<String, String> start() {
    if (service == null) {
      throw new IllegalArgumentException(
          "FirstkeyBacking needs initArgs with the name of the service");
    }
    SharedServers servers = SharedServers.join();
    String run = "t" + random();
    String topicPrefix = run + ".firstkey.";
    TopicNames.all().create(servers.bootstrapServers(), topicPrefix);
    ServiceDatabase database =
        ServiceDatabase.provision(
            servers.postgres(), run + "_" + service.replace('-', '_'), service);
    publish(servers.bootstrapServers(), topicPrefix, database);
    return config(database);
  }

  /// The servers stay: they are the whole build's, and end with it.
  @Override
  public void stop() {
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX + "run."))
        .forEach(System::clearProperty);
  }

  public static String bootstrapServers() {
    return published("bootstrap");
  }

  public static String topicPrefix() {
    return published("topic-prefix");
  }

  /// The consumer group of the service under test.
  public static String groupId() {
    return topicPrefix() + schema();
  }

  public static String jdbcUrl() {
    return published("jdbc-url");
  }

  public static String ownerUser() {
    return published("owner-user");
  }

  public static String ownerPassword() {
    return published("owner-password");
  }

  public static String runtimeUser() {
    return published("runtime-user");
  }

  public static String runtimePassword() {
    return published("runtime-password");
  }

  public static String schema() {
    return published("schema");
  }

  /// A new connection as the schema's owner, to look where the service may not.
  public static Connection connectAsOwner() throws SQLException {
    return Jdbc.connect(jdbcUrl(), ownerUser(), ownerPassword());
  }

  /// A new connection as what the service runs as.
  public static Connection connectAsRuntime() throws SQLException {
    return Jdbc.connect(jdbcUrl(), runtimeUser(), runtimePassword());
  }

  /// A new connection as somebody who reads the views of audit-sink.
  public static Connection connectAsReader() throws SQLException {
    return Jdbc.connect(jdbcUrl(), published("reader-user"), published("reader-password"));
  }

  private static void publish(String bootstrap, String topicPrefix, ServiceDatabase database) {
    Map.of(
            "bootstrap", bootstrap,
            "topic-prefix", topicPrefix,
            "jdbc-url", database.jdbcUrl(),
            "owner-user", database.ownerUser(),
            "owner-password", database.ownerPassword(),
            "runtime-user", database.runtimeUser(),
            "runtime-password", database.runtimePassword(),
            "reader-user", database.readerUser(),
            "reader-password", database.readerPassword(),
            "schema", database.schema())
        .forEach((name, value) -> System.setProperty(PREFIX + "run." + name, value));
  }

  private static String published(String name) {
    String value = System.getProperty(PREFIX + "run." + name);
    if (value == null) {
      throw new IllegalStateException("FirstkeyBacking has not started in this JVM");
    }
    return value;
  }

  private static Map<String, String> config(ServiceDatabase database) {
    Map<String, String> config = new HashMap<>();
    config.put("kafka.bootstrap.servers", bootstrapServers());
    config.put("firstkey.topic-prefix", topicPrefix());
    config.put("firstkey.group-id", groupId());
    config.put("quarkus.datasource.reactive.url", database.reactiveUrl());
    config.put("quarkus.datasource.username", database.runtimeUser());
    config.put("quarkus.datasource.password", database.runtimePassword());
    config.put("firstkey.schema", database.schema());
    config.put("firstkey.migration.jdbc-url", database.jdbcUrl());
    config.put("firstkey.migration.username", database.ownerUser());
    config.put("firstkey.migration.password", database.ownerPassword());
    config.put("firstkey.migration.runtime-role", database.runtimeUser());
    config.put("quarkus.oidc.tenant-enabled", "true");
    config.put("quarkus.oidc.public-key", TestTokens.publicKey());
    return config;
  }

  private static String random() {
    byte[] bytes = new byte[4];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
