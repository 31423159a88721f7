package dev.firstkey.local.canary;

import java.util.Locale;

/// What a secret is for.
enum Kind {
  /// The value that the search must find, or it does not search.
  PLANTED,
  DEVICE_PRIVATE_KEY,
  PASSKEY_PRIVATE_KEY,
  CHALLENGE,
  CHECK_CODE,
  DPOP_PROOF,
  ACCESS_TOKEN,
  NONCE_KEY,
  LOG_KEY,
  DATABASE_PASSWORD,
  KAFKA_PASSWORD,
  STAFF_PASSWORD,
  CLIENT_SECRET;

  String spoken() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
