package dev.firstkey.revocationworker;

import dev.firstkey.contracts.AuditFact;
import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.CaseExpired;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.CheckpointFact;
import dev.firstkey.contracts.EnrollmentCompleteFact;
import dev.firstkey.contracts.EnrollmentFact;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.IssuanceFact;
import dev.firstkey.contracts.JoinerFact;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.ProfileFact;
import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.RevocationRecordGivenUp;
import dev.firstkey.contracts.RevocationRecordParked;
import dev.firstkey.contracts.RevocationRecordReplayed;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.WritebackFact;
import dev.firstkey.revocationworker.domain.PassLifecycle;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Makes the events of this service. What can be said only once has an id that is made from what it
/// is about, so that a repeat is the same event.
@Startup
@ApplicationScoped
class Voice {
  static final String SERVICE = "revocation-worker";
  private static final Logger LOG = Logger.getLogger(Voice.class);
  private static final Speaker SPEAKER = new Speaker(SERVICE);

  private final Clock clock;
  private final MeterRegistry meters;

  // From the start, so that the first of them is already an increase that an alert can see.
  Voice(Clock clock, MeterRegistry meters) {
    this.clock = clock;
    this.meters = meters;
    for (RevocationReason reason : RevocationReason.values()) {
      counter(EventType.PASS_REVOKED.spoken(), reason);
    }
  }

  Event say(Fact fact, String workerId, Chain chain) {
    Once once = once(fact);
    UUID id = UUID.nameUUIDFromBytes(once.name().getBytes(StandardCharsets.UTF_8));
    Event event = SPEAKER.say(id, now(), workerId, chain, fact);
    note(event, once);
    return event;
  }

  /// A heartbeat is nothing that is decided: it is not logged.
  Event beat(RevocationHeartbeat heartbeat) {
    String subject = RevocationHeartbeat.subject(heartbeat.partition());
    UUID id =
        UUID.nameUUIDFromBytes((subject + '/' + heartbeat.asOf()).getBytes(StandardCharsets.UTF_8));
    return SPEAKER.say(
        id, now(), subject, new Chain(subject, id.toString(), "service:" + SERVICE), heartbeat);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void note(Event event, Once once) {
    String spoken = event.type().spoken();
    counter(spoken, once.reason()).increment();
    LOG.infof("decided: event=%s reason=%s about=%s", spoken, once.reason().word(), once.name());
  }

  private Counter counter(String spoken, RevocationReason reason) {
    return meters.counter("firstkey.decisions", "event", spoken, "reason", reason.word());
  }

  private static Once once(Fact fact) {
    return switch (fact) {
      case PassRevoked revoked -> new Once(name(revoked), revoked.reason());
      case PassExpired expired ->
          new Once("pass.ended/" + expired.passId(), RevocationReason.EXPIRED);
      case AuthenticatorRevoked revoked ->
          new Once("authenticator.revoked/" + revoked.authenticatorId(), revoked.reason());
      case CaseExpired expired ->
          new Once("case.expired/" + expired.caseId(), RevocationReason.EXPIRED);
      case AuditFact _,
          CheckpointFact _,
          EnrollmentCompleteFact _,
          EnrollmentFact _,
          HrisFact _,
          IssuanceFact _,
          JoinerFact _,
          ProfileFact _,
          RevocationRecordGivenUp _,
          RevocationRecordParked _,
          RevocationRecordReplayed _,
          RevocationHeartbeat _,
          WritebackFact _ ->
          throw new IllegalArgumentException("not said once about a worker");
    };
  }

  /// A pass ends once, and again where a person gives a stronger reason.
  private static String name(PassRevoked revoked) {
    String name = "pass.ended/" + revoked.passId();
    return PassLifecycle.isAPersons(revoked.reason()) ? name + '/' + revoked.reason().word() : name;
  }

  private record Once(String name, RevocationReason reason) {}
}
