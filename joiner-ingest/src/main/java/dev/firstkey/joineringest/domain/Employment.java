package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.EventType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The employments that one SCIM User stood for. SCIM has no word for an episode: one begins when
/// the User becomes active and ends when it is no more; active again is a rehire, a new episode.
///
/// @param latest the episode that was opened last
/// @param isOpen whether it goes on
/// @param opened how many there were
public record Employment(Optional<String> latest, boolean isOpen, int opened) {

  /// Of a User that is new.
  public static final Employment NONE = new Employment(Optional.empty(), false, 0);

  /// One thing to say as HR says it.
  ///
  /// @param type one of the HRIS stream
  public record Saying(EventType type, String episodeId) {

    /// Whether it says that the employment is over.
    public boolean isEnd() {
      return type == EventType.HRIS_WORKER_LEFT || type == EventType.HRIS_WORKER_WITHDRAWN;
    }
  }

  /// What there is to say, if anything.
  ///
  /// @param next the employment afterwards
  public record Said(Optional<Saying> saying, Employment next) {}

  /// Whether the client gives the employment that goes on another id: that would end it.
  public boolean isRenamed(Provisioned now) {
    return isOpen && now.active() && isAnother(now);
  }

  /// The client's own id of an employment that this would open; empty where it opens none or the
  /// client has no id.
  public Optional<String> opens(Provisioned now) {
    return now.active() && !isOpen ? now.episodeId() : Optional.empty();
  }

  /// What to say where the User is so now: another one is open, or the open one is changed or
  /// ended.
  ///
  /// @param userId names the episodes for which the client has no id
  /// @param before what the User said
  /// @param time now
  public Said change(UUID userId, Provisioned before, Provisioned now, Instant time) {
    if (!isOpen) {
      return begin(userId, now);
    }
    return now.active() ? said(EventType.HRIS_WORKER_CHANGED, this) : end(before, time);
  }

  /// What to say of a User that stands for no employment by now.
  public Said begin(UUID userId, Provisioned now) {
    if (!now.active()) {
      return new Said(Optional.empty(), this);
    }
    String episodeId = now.episodeId().orElse(userId + "." + (opened + 1));
    return said(
        EventType.HRIS_WORKER_HIRED, new Employment(Optional.of(episodeId), true, opened + 1));
  }

  /// What to say where the employment goes on no more.
  ///
  /// @param before what the User said
  public Said end(Provisioned before, Instant time) {
    return isOpen
        ? said(ending(before.begins(), time), new Employment(latest, false, opened))
        : new Said(Optional.empty(), this);
  }

  private static Said said(EventType type, Employment next) {
    return new Said(Optional.of(new Saying(type, next.latest.orElseThrow())), next);
  }

  private boolean isAnother(Provisioned now) {
    return now.episodeId().isPresent() && !now.episodeId().equals(latest);
  }

  // Who has not begun has not left. Where nobody can tell, the stronger word.
  private static EventType ending(Optional<Instant> begins, Instant time) {
    return begins.filter(time::isBefore).isPresent()
        ? EventType.HRIS_WORKER_WITHDRAWN
        : EventType.HRIS_WORKER_LEFT;
  }
}
