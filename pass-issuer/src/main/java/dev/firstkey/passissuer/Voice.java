package dev.firstkey.passissuer;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.Speaker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// Says what pass-issuer says about an episode. What can be said only once has an id that follows
/// from what it is about.
final class Voice {
  private static final String SERVICE = "pass-issuer";
  private static final Speaker SPEAKER = new Speaker(SERVICE);

  private Voice() {}

  static Event say(String once, Episode episode, Event cause, Instant at, Fact fact) {
    Chain chain = Chain.after(cause, SERVICE).within(episode.chain());
    return SPEAKER.say(id(once), at, episode.key().workerId(), chain, fact);
  }

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
