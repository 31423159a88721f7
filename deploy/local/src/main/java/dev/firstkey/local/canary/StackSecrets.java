package dev.firstkey.local.canary;

import dev.firstkey.backing.PostgresServer;
import dev.firstkey.backing.ServiceDatabase;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The secrets with which the stack itself runs.
record StackSecrets(Stack stack, PostgresServer server, Path state) {

  void into(Secrets secrets) throws IOException {
    secrets.text(Kind.DATABASE_PASSWORD, "the superuser", server.superuserPassword());
    var places = new ArrayList<>(List.of("keycloak"));
    for (var service : Service.values()) {
      places.add(service.spoken());
    }
    for (var place : places) {
      var database = ServiceDatabase.provision(server, "firstkey", place);
      secrets.text(Kind.DATABASE_PASSWORD, place, database.ownerPassword());
      secrets.text(Kind.DATABASE_PASSWORD, place, database.runtimePassword());
      if (place.equals(Service.AUDIT_SINK.spoken())) {
        secrets.text(Kind.DATABASE_PASSWORD, "who reads its views", database.readerPassword());
      }
    }
    stack
        .kafkaUsers()
        .forEach(login -> secrets.text(Kind.KAFKA_PASSWORD, login.user(), login.password()));
    stack.secrets().forEach((name, value) -> directory(secrets, name, value));
    var nonceKey = Files.readAllBytes(state.resolve("enrollment-gateway/nonce.key"));
    secrets.bytes(Kind.NONCE_KEY, "enrollment-gateway", nonceKey);
    var logKey = Files.readString(state.resolve("audit-sink/log.key")).strip();
    secrets.text(Kind.LOG_KEY, "audit-sink", logKey.substring(logKey.lastIndexOf('+') + 1));
  }

  private static void directory(Secrets secrets, String name, String value) {
    var whose =
        name.replaceFirst("^FIRSTKEY_(SECRET|PASSWORD)_", "")
            .toLowerCase(Locale.ROOT)
            .replace('_', '-');
    var kind = name.startsWith("FIRSTKEY_SECRET_") ? Kind.CLIENT_SECRET : Kind.STAFF_PASSWORD;
    secrets.text(kind, whose, value);
  }
}
