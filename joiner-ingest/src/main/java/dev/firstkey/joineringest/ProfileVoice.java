package dev.firstkey.joineringest;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.domain.ProfileChange;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.outbox.OutgoingRecord;
import dev.firstkey.outbox.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keeps the topic of profiles as the worker is now: a profile where it changed, a null value where
/// no episode needs one any more.
@ApplicationScoped
class ProfileVoice {
  private final JoinerVoice voice;
  private final String topic;

  ProfileVoice(
      JoinerVoice voice, @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.voice = voice;
    this.topic = Topic.WORKER_PROFILE.name(topicPrefix);
  }

  /// What to say with these events, which are about the change; the last of them made it so.
  Reply with(List<Event> events, Worker before, Worker after) {
    return ProfileChange.between(before, after)
        .map(change -> with(events, change))
        .orElseGet(() -> Reply.of(events));
  }

  /// What to say where somebody had everything about a worker erased who is not at work.
  ///
  /// @param actor who had it done
  Reply erased(Worker worker, String actor) {
    return new Reply(
        List.of(voice.erased(worker, actor)),
        List.of(tombstone(worker.workerId())),
        Optional.empty());
  }

  private Reply with(List<Event> events, ProfileChange change) {
    return switch (change) {
      case ProfileChange.Show(var person) ->
          Reply.of(and(events, voice.profile(events.getLast(), person)));
      case ProfileChange.Erase() ->
          new Reply(
              and(events, voice.erased(events.getLast())),
              List.of(tombstone(events.getLast().key())),
              Optional.empty());
    };
  }

  private OutgoingRecord tombstone(String workerId) {
    return OutgoingRecord.tombstone(topic, workerId);
  }

  private static List<Event> and(List<Event> events, Event one) {
    return java.util.stream.Stream.concat(events.stream(), java.util.stream.Stream.of(one))
        .toList();
  }
}
