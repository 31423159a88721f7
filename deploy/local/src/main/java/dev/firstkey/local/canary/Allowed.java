package dev.firstkey.local.canary;

import java.util.Arrays;
import java.util.Optional;

/// The closed list of secrets that may lie somewhere after a run, and why.
enum Allowed {
  OWN_DATABASE_PASSWORDS("a service holds the passwords of its own two database roles") {
    @Override
    boolean holds(Secret secret, String place) {
      return secret.kind() == Kind.DATABASE_PASSWORD && place.equals("heap " + secret.whose());
    }
  },
  OWN_KAFKA_PASSWORD("a service holds the password with which it signs in at Kafka") {
    @Override
    boolean holds(Secret secret, String place) {
      return secret.kind() == Kind.KAFKA_PASSWORD && place.equals("heap " + secret.whose());
    }
  },
  OWN_CLIENT_SECRET("joiner-ingest holds the secret with which it writes to the directory") {
    @Override
    boolean holds(Secret secret, String place) {
      return secret.kind() == Kind.CLIENT_SECRET
          && secret.whose().equals("joiner-ingest")
          && place.equals("heap joiner-ingest");
    }
  },
  NONCE_KEY("the gateway holds the key of its nonces") {
    @Override
    boolean holds(Secret secret, String place) {
      return secret.kind() == Kind.NONCE_KEY && place.equals("heap enrollment-gateway");
    }
  },
  LOG_KEY("audit-sink holds the key that signs checkpoints") {
    @Override
    boolean holds(Secret secret, String place) {
      return secret.kind() == Kind.LOG_KEY && place.equals("heap audit-sink");
    }
  },
  SIGNED_CLIENT_DATA(
      "what the authenticator signed is kept, and names a challenge that is used up") {
    @Override
    boolean holds(Secret secret, String place) {
      return secret.kind() == Kind.CHALLENGE
          && place.equals("table enrollment_gateway.authenticator.client_data_json");
    }
  },
  KEYCLOAK_CLIENTS("Keycloak keeps the secrets of its clients to compare them") {
    @Override
    boolean holds(Secret secret, String place) {
      return secret.kind() == Kind.CLIENT_SECRET && place.equals("table keycloak.client.secret");
    }
  };

  private final String why;

  Allowed(String why) {
    this.why = why;
  }

  abstract boolean holds(Secret secret, String place);

  static Optional<Allowed> of(Secret secret, String place) {
    return Arrays.stream(values()).filter(each -> each.holds(secret, place)).findFirst();
  }

  String why() {
    return why;
  }
}
