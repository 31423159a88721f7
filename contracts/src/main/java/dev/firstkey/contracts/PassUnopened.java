package dev.firstkey.contracts;

import java.util.UUID;

/// The minutes of the pass were over, and the device that was confirmed had never asked for it:
/// expected, but not opened.
///
/// @param passId The pass, a server-side record that is no secret.
/// @param transactionId The visit to the gateway by one device key.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
public record PassUnopened(UUID passId, UUID transactionId, String workerId, String episodeId)
    implements EnrollmentFact {

  public PassUnopened {
    Require.present(passId, "passId");
    Require.present(transactionId, "transactionId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
  }
}
