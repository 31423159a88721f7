package dev.firstkey.passissuer;

import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.RevocationReason;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/// The answers that were given, and the passes among them.
public interface Passes {

  /// Writes a pass as the answer to its request; false where the request has an answer, and then
  /// nothing is written.
  Uni<Boolean> issue(PassIssued pass, Instant at);

  /// Writes a refusal as the answer to its request; false where the request has an answer, and then
  /// nothing is written.
  Uni<Boolean> refuse(PassRefused refusal, Instant at);

  /// Notes a reason that ended a pass. Noting it again changes nothing.
  Uni<Void> ended(UUID passId, RevocationReason reason);
}
