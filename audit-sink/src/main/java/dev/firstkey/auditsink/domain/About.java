package dev.firstkey.auditsink.domain;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whom and what an event is about, as far as its data says; what it does not say is null.
///
/// @param workerId the worker
/// @param episodeId the hire episode
/// @param passId the pass
/// @param transactionId the visit to the gateway
/// @param authenticatorId the authenticator
public record About(
    @Nullable String workerId,
    @Nullable String episodeId,
    @Nullable UUID passId,
    @Nullable UUID transactionId,
    @Nullable UUID authenticatorId) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /// Whom the key of a record names: the worker, or the visit while its worker is not known. Both
  /// may look the same, and then it is found by either. A whole partition is nobody.
  static About key(String key) {
    return ID.matcher(key).matches()
        ? new About(key, null, null, visit(key), null)
        : new About(null, null, null, null, null);
  }

  private static @Nullable UUID visit(String key) {
    try {
      UUID visit = UUID.fromString(key);
      return visit.toString().equals(key) ? visit : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
