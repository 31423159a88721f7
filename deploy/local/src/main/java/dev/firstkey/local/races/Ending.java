package dev.firstkey.local.races;

import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.Stopped;
import java.util.UUID;

/// Something that ends a pass.
interface Ending {

  /// Does it.
  void happen(Hire hire, UUID passId) throws Stopped, InterruptedException;

  /// The reason with which it ends what it finds.
  RevocationReason reason();

  /// Over how many milliseconds the redemption's start is spread, so that either comes first.
  default int spreadMillis() {
    return 150;
  }
}
