package dev.firstkey.local.races;

import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.Stopped;
import java.util.UUID;

/// Something that ends a pass.
public interface Ending {

  /// Does it.
  void happen(Hire hire, UUID passId) throws Stopped, InterruptedException;

  /// The reason with which it ends what it finds.
  RevocationReason reason();

  /// About how many milliseconds it takes until the gateway knows: how far the redemption is held
  /// back in the first round.
  default int firstMillis() {
    return 75;
  }
}
