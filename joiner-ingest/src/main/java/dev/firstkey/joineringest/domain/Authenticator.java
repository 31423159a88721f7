package dev.firstkey.joineringest.domain;

import java.util.Optional;
import java.util.UUID;

/// What is known of an authenticator. That it was revoked may be heard before it was completed.
///
/// @param passkey present once its enrollment is completed
/// @param published whether it was said that the directory accepts it
public record Authenticator(
    UUID id, String episodeId, Optional<Passkey> passkey, boolean revoked, boolean published) {

  /// An authenticator of which nothing was heard.
  public static Authenticator unheard(UUID id, String episodeId) {
    return new Authenticator(id, episodeId, Optional.empty(), false, false);
  }

  /// After its enrollment was completed.
  public Authenticator completed(Passkey key) {
    return new Authenticator(id, episodeId, Optional.of(key), revoked, published);
  }

  /// After it was revoked.
  public Authenticator afterRevocation() {
    return new Authenticator(id, episodeId, passkey, true, published);
  }

  /// After something was said about it.
  public Authenticator with(boolean nowPublished) {
    return new Authenticator(id, episodeId, passkey, revoked, nowPublished);
  }
}
