package dev.firstkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A device key opened a visit to the gateway; it has no power.
///
/// @param transactionId The visit to the gateway by one device key.
/// @param jkt The RFC 7638 SHA-256 thumbprint of the device key, base64url.
/// @param expiresAt When the visit ends by itself.
/// @param network A keyed pseudonym of the network address, never the address. May be null.
public record TransactionOpened(
    UUID transactionId, String jkt, Instant expiresAt, @Nullable String network)
    implements EnrollmentFact {

  public TransactionOpened {
    Require.present(transactionId, "transactionId");
    Require.thumbprint(jkt, "jkt");
    Require.present(expiresAt, "expiresAt");
    if (network != null) {
      Require.text(network, "network");
    }
  }
}
