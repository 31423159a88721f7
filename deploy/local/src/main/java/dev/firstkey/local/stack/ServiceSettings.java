package dev.firstkey.local.stack;

import dev.firstkey.backing.KafkaLogin;
import dev.firstkey.backing.ServiceDatabase;
import java.util.Map;
import java.util.TreeMap;

/// What a service is told: the open settings as system properties, the secret ones by its
/// environment, because everybody on the machine can read a command line.
record ServiceSettings(ServicePart part, ServiceDatabase database) {

  /// Demo, races and bench have one registrar.
  private static final int ONE_REGISTRAR_FOR_ALL = 1_000_000;

  Map<String, String> open() {
    var all = new TreeMap<String, String>();
    all.put("quarkus.http.host", "localhost");
    all.put("quarkus.http.port", Integer.toString(part.service().port(part.row(), part.replica())));
    all.put("kafka.bootstrap.servers", part.kafka().bootstrapServers(part.service()));
    login().open().forEach((name, value) -> all.put("kafka." + name, value));
    all.put("firstkey.topic-prefix", KafkaPart.PREFIX);
    all.put("firstkey.schema", database.schema());
    all.put("quarkus.datasource.reactive.url", database.reactiveUrl());
    all.put("quarkus.datasource.username", database.runtimeUser());
    all.put("firstkey.migration.jdbc-url", database.jdbcUrl());
    all.put("firstkey.migration.username", database.ownerUser());
    all.put("firstkey.migration.runtime-role", database.runtimeUser());
    all.put("quarkus.oidc.auth-server-url", part.keycloak().realm());
    var collector = System.getProperty(Stack.COLLECTOR);
    if (collector != null) {
      all.put(Stack.COLLECTOR, collector);
    }
    all.putAll(own());
    return all;
  }

  private KafkaLogin login() {
    return part.kafka().users().login(part.service().spoken());
  }

  private Map<String, String> own() {
    return switch (part.service()) {
      case JOINER_INGEST -> ingest();
      case ENROLLMENT_GATEWAY ->
          Map.of(
              "firstkey.gateway.origin",
              part.publicAddress(),
              "firstkey.gateway.rp-id",
              "localhost",
              "firstkey.gateway.sign-in.issuer",
              part.keycloak().realm(),
              "firstkey.gateway.sign-in.second-passkey",
              "webauthn-register-passwordless",
              "firstkey.gateway.nonce-key-file",
              NonceKey.in(part.sharedFolder()).toString(),
              "firstkey.gateway.staff.statements",
              Integer.toString(ONE_REGISTRAR_FOR_ALL));
      case AUDIT_SINK ->
          Map.of(
              "firstkey.log.key-files",
              LogKey.in(part.sharedFolder(), part.service().logOrigin(part.row())).toString(),
              "firstkey.log.second-place",
              part.sharedFolder().resolve(Stack.SECOND_PLACE).toString());
      case PASS_ISSUER, REVOCATION_WORKER -> Map.of();
    };
  }

  private Map<String, String> ingest() {
    var all =
        new TreeMap<>(
            Map.of(
                "firstkey.directory.url",
                part.keycloak().address(),
                "firstkey.directory.realm",
                "firstkey",
                "firstkey.directory.client-id",
                "joiner-ingest",
                "firstkey.directory.second-passkey",
                "true",
                "firstkey.scim.base-url",
                part.publicAddress() + "/scim/v2",
                "firstkey.sources.idp.uri",
                "urn:example:idp",
                "firstkey.sources.idp.client",
                "hris-demo",
                "firstkey.sources.idp.precedence",
                "2"));
    Source.all().forEach(source -> all.putAll(source.settings()));
    return all;
  }

  Map<String, String> secret() {
    var all = new TreeMap<String, String>();
    all.put("QUARKUS_DATASOURCE_PASSWORD", database.runtimePassword());
    all.put("FIRSTKEY_MIGRATION_PASSWORD", database.ownerPassword());
    all.put("KAFKA_SASL_JAAS_CONFIG", login().jaas());
    if (part.service() == Service.JOINER_INGEST) {
      all.put(
          "FIRSTKEY_DIRECTORY_CLIENT_SECRET",
          part.keycloak().secrets().get("FIRSTKEY_SECRET_JOINER_INGEST"));
    }
    return all;
  }
}
