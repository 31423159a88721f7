package dev.firstkey.enrollmentgateway;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.Window;
import dev.firstkey.contracts.WorkerType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/// What the other services say and hear, on the real broker.
final class World {
  static final Duration BOUND = Duration.ofSeconds(30);
  static final UUID REFUSED_MODEL = new UUID(7, 7);
  static final AuthenticatorRequirements REQUIREMENTS =
      new AuthenticatorRequirements(
          true, true, Attachment.ANY, false, AttestationDemand.NONE, null, List.of(REFUSED_MODEL));

  private World() {}

  static String worker() {
    return "w-" + UUID.randomUUID().toString().substring(0, 13);
  }

  static Chain chain() {
    String id = UUID.randomUUID().toString();
    return new Chain(id, id, "service:joiner-ingest");
  }

  static void say(String service, String subject, Chain chain, Fact fact) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Event event = new Speaker(service).say(UUID.randomUUID(), now, subject, chain, fact);
    topic(event.type().topic())
        .send(subject, EventCodec.encode(event), Map.of("content-type", EventCodec.CONTENT_TYPE));
  }

  static TestTopic topic(Topic topic) {
    return TestTopic.of(
        FirstkeyBacking.bootstrapServers(), topic.name(FirstkeyBacking.topicPrefix()));
  }

  static void accepted(String worker, String episode, Chain chain) {
    accepted(worker, episode, chain, null, "Europe/Berlin");
  }

  static void accepted(String worker, String episode, Chain chain, LocalDate endDate, String zone) {
    say(
        "joiner-ingest",
        worker,
        chain,
        new JoinerAccepted(
            worker,
            episode,
            new HrRecord("firstkey.hris", 0, 0),
            1,
            LocalDate.now(java.time.ZoneOffset.UTC),
            endDate,
            zone,
            WorkerType.EMPLOYEE,
            "Example GmbH",
            null,
            DeviceContext.BYOD,
            "en",
            null,
            null,
            null));
  }

  static void departed(String worker, String episode, Chain chain) {
    say(
        "joiner-ingest",
        worker,
        chain,
        new JoinerDeparted(worker, episode, new HrRecord("firstkey.hris", 0, 1), 2));
  }

  static void published(String worker, String episode, Chain chain, UUID authenticator) {
    say(
        "joiner-ingest",
        worker,
        chain,
        new AuthenticatorPublished(
            worker, episode, authenticator, "keycloak", "account-" + worker));
  }

  /// The answer of pass-issuer to a question.
  static PassIssued answer(PassRequested asked) {
    return answer(asked, REQUIREMENTS);
  }

  static PassIssued answer(PassRequested asked, AuthenticatorRequirements wanted) {
    return answer(asked, wanted, "account-" + asked.workerId());
  }

  static PassIssued answer(
      PassRequested asked, AuthenticatorRequirements wanted, String accountId) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(1);
    return new PassIssued(
        UUID.randomUUID(),
        asked.requestId(),
        asked.workerId(),
        asked.episodeId(),
        asked.purpose(),
        asked.transactionId(),
        asked.jkt(),
        UUID.randomUUID(),
        accountId,
        new Window(now, now.plus(Duration.ofMinutes(10))),
        wanted,
        "test-1",
        List.of(),
        asked.proofing());
  }

  /// The other answer.
  static PassRefused refusal(PassRequested asked, RefusalReason reason) {
    return new PassRefused(
        asked.requestId(),
        asked.workerId(),
        asked.episodeId(),
        asked.purpose(),
        asked.transactionId(),
        asked.jkt(),
        reason,
        "test-1");
  }

  static void say(PassIssued issued, Chain chain) {
    say("pass-issuer", issued.workerId(), chain, issued);
  }

  /// Waits for an event that the gateway says.
  static Event heard(Topic topic, Predicate<Event> condition) {
    var record =
        topic(topic)
            .awaitRecord(r -> event(r.value()) != null && condition.test(event(r.value())), BOUND);
    return event(record.value());
  }

  static <F> F heard(Topic topic, Class<F> type, Predicate<F> condition) {
    Event event =
        heard(topic, e -> type.isInstance(e.fact()) && condition.test(type.cast(e.fact())));
    return type.cast(event.fact());
  }

  static List<Event> all(Topic topic) {
    return topic(topic).read().stream().map(r -> event(r.value())).toList();
  }

  /// The texts of a topic as they are.
  static List<String> raw(Topic topic) {
    return topic(topic).read().stream()
        .map(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
        .toList();
  }

  private static Event event(byte[] bytes) {
    return EventCodec.decode(bytes) instanceof Decoded.Readable(Event event) ? event : null;
  }
}
