package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  public record Saying(EventType type, String episodeId) {}

  /// What there is to say, in this order.
  ///
  /// @param next the employment afterwards
  public record Said(List<Saying> sayings, Employment next) {}

  /// Whether the client gives the employment that goes on another id: that would end it.
  public boolean isRenamed(Provisioned now) {
    return isOpen && now.active() && isAnother(now);
  }

  /// The client's own id of an employment that this would open; empty where it opens none or the
  /// client has no id.
  public Optional<String> opens(Provisioned now) {
    return now.active() && !isOpen ? now.episodeId() : Optional.empty();
  }

  /// What to say when the User was so and is so now.
  ///
  /// @param userId names the episodes for which the client has no id
  /// @param before what the User said; empty where it is new
  /// @param isOther whether any attribute differs
  /// @param time now
  public Said say(
      UUID userId, Optional<Provisioned> before, Provisioned now, boolean isOther, Instant time) {
    List<Saying> sayings = new ArrayList<>();
    Employment next = this;
    if (isOpen && !now.active()) {
      sayings.add(new Saying(end(before.flatMap(Provisioned::begins), time), latest.orElseThrow()));
      next = new Employment(latest, false, opened);
    }
    if (now.active() && !next.isOpen) {
      next = next.open(now.episodeId().orElse(userId + "." + (opened + 1)));
      sayings.add(new Saying(EventType.HRIS_WORKER_HIRED, next.latest.orElseThrow()));
    } else if (next.isOpen && isOther) {
      sayings.add(new Saying(EventType.HRIS_WORKER_CHANGED, latest.orElseThrow()));
    }
    return new Said(List.copyOf(sayings), next);
  }

  /// What to say when the User is deleted.
  public Said end(Provisioned before, Instant time) {
    Provisioned gone = new Provisioned(false, before.episodeId(), before.begins());
    return say(new UUID(0, 0), Optional.of(before), gone, true, time);
  }

  private boolean isAnother(Provisioned now) {
    return now.episodeId().isPresent() && !now.episodeId().equals(latest);
  }

  private Employment open(String episodeId) {
    return new Employment(Optional.of(episodeId), true, opened + 1);
  }

  // Who has not begun has not left. Where nobody can tell, the stronger word.
  private static EventType end(Optional<Instant> begins, Instant time) {
    return begins.filter(time::isBefore).isPresent()
        ? EventType.HRIS_WORKER_WITHDRAWN
        : EventType.HRIS_WORKER_LEFT;
  }
}
