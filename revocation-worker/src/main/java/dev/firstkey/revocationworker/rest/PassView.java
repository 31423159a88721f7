package dev.firstkey.revocationworker.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.revocationworker.domain.PassRecord;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What staff see of a pass.
///
/// @param passId the pass
/// @param standing `unknown`, `live`, `redeemed`, `undone` or `ended`
/// @param reason why it is not live any more; absent while it is
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PassView(UUID passId, String standing, @Nullable String reason) {

  static PassView of(PassRecord pass) {
    UUID id = pass.passId();
    return switch (pass.standing()) {
      case PassStanding.Unknown() -> new PassView(id, "unknown", null);
      case PassStanding.Live() -> new PassView(id, "live", null);
      case PassStanding.Redeemed() ->
          new PassView(id, "redeemed", RevocationReason.REDEEMED.word());
      case PassStanding.Undone(var reason) -> new PassView(id, "undone", reason.word());
      case PassStanding.Ended(var reason) -> new PassView(id, "ended", reason.word());
    };
  }
}
