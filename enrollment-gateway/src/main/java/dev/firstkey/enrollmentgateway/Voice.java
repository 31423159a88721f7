package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.Speaker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Makes this service's events. What a call causes has the call's own id as its cause.
@ApplicationScoped
class Voice {
  private static final String SELF = "enrollment-gateway";
  private static final Speaker SPEAKER = new Speaker(SELF);

  private final Clock clock;

  Voice(Clock clock) {
    this.clock = clock;
  }

  static String call() {
    return UUID.randomUUID().toString();
  }

  /// About a transaction whose worker is not known.
  Event ofTransaction(UUID transactionId, String actor, Fact fact) {
    String id = transactionId.toString();
    return say(id, new Chain(id, call(), actor), fact);
  }

  /// About a worker's episode, said because of one call.
  Event ofWorker(String workerId, String chainId, String call, String actor, Fact fact) {
    return say(workerId, new Chain(chainId, call, actor), fact);
  }

  /// The gateway itself as the one who acts.
  static String self() {
    return "service:" + SELF;
  }

  /// The worker as the one who acts.
  static String worker(String workerId) {
    return "worker:" + workerId;
  }

  private Event say(String subject, Chain chain, Fact fact) {
    return SPEAKER.say(
        UUID.randomUUID(), clock.instant().truncatedTo(ChronoUnit.MILLIS), subject, chain, fact);
  }
}
