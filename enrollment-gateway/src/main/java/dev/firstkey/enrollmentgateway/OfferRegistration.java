package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.PassDelivered;
import dev.firstkey.enrollmentgateway.ProfileBook.WorkerNames;
import dev.firstkey.enrollmentgateway.domain.Challenge;
import dev.firstkey.enrollmentgateway.domain.Episode;
import dev.firstkey.enrollmentgateway.domain.Pass;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The bound key asks for registration options under its pass. Asked again, there is a new
/// challenge and the old one is dead.
@ApplicationScoped
public class OfferRegistration {
  private final BoundCalls calls;
  private final Door door;
  private final PassBook passes;
  private final AuthenticatorBook authenticators;
  private final ProfileBook profiles;
  private final Refusals refusals;
  private final Outbox outbox;
  private final Voice voice;
  private final Chance chance;
  private final Clock clock;
  private final GatewayConfig config;

  OfferRegistration(
      BoundCalls calls,
      Door door,
      PassBook passes,
      AuthenticatorBook authenticators,
      ProfileBook profiles,
      Refusals refusals,
      Outbox outbox,
      Voice voice,
      Chance chance,
      Clock clock,
      GatewayConfig config) {
    this.calls = calls;
    this.door = door;
    this.passes = passes;
    this.authenticators = authenticators;
    this.profiles = profiles;
    this.refusals = refusals;
    this.outbox = outbox;
    this.voice = voice;
    this.chance = chance;
    this.clock = clock;
    this.config = config;
  }

  /// What the options are made of.
  ///
  /// @param name what the person's list of passkeys shows
  /// @param held the credential ids that the worker has already, base64url
  public record Offer(
      Pass pass, Challenge challenge, String name, String displayName, List<String> held) {}

  public Uni<Answer<Offer>> offer(ProvenKey key, UUID transactionId) {
    return calls.once(key, transactionId, this::offer);
  }

  private Uni<Answer<Offer>> offer(Transaction transaction) {
    return door.at(transaction)
        .flatMap(stand ->
            switch (stand) {
              case Door.Stand.NoPass(var now) -> refusals.withoutPass(now).chain(this::notPossible);
              case Door.Stand.Shut shut ->
                  refusals
                      .uncounted(shut.transaction(), shut.pass(), shut.reason())
                      .replaceWith(shut.answer());
              case Door.Stand.Open(var visit, var pass, var episode) -> open(visit, pass, episode);
            });
  }

  private Uni<Answer<Offer>> open(Transaction visit, Pass pass, Episode episode) {
    Challenge challenge = new Challenge(chance.bytes(Challenge.LENGTH), lastMoment(visit, pass));
    return passes
        .open(pass.passId(), challenge)
        .chain(() -> pass.delivered() ? Uni.createFrom().voidItem() : say(pass, episode))
        .chain(() -> profiles.find(pass.workerId()))
        .map(names -> names.orElse(new WorkerNames(pass.workerId(), null)))
        .flatMap(names ->
            authenticators
                .heldBy(pass.workerId())
                .map(held -> new Answer.Done<>(offer(pass, challenge, names, held))));
  }

  /// Nobody is asked to make a passkey that could only come too late.
  private Instant lastMoment(Transaction visit, Pass pass) {
    return Stream.of(
            clock.instant().plus(config.challengeLife()),
            visit.expiresAt(),
            pass.window().notAfter())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Offer offer(Pass pass, Challenge challenge, WorkerNames names, List<String> held) {
    String name = names.email() == null ? names.displayName() : names.email();
    return new Offer(pass, challenge, name, names.displayName(), held);
  }

  private Uni<Void> say(Pass pass, Episode episode) {
    var fact =
        new PassDelivered(pass.passId(), pass.transactionId(), pass.workerId(), pass.episodeId());
    return outbox.add(
        List.of(
            voice.ofWorker(
                pass.workerId(),
                episode.chain(),
                Voice.call(),
                Voice.worker(pass.workerId()),
                fact)));
  }

  private Uni<Answer<Offer>> notPossible() {
    return BoundCalls.answer(new Answer.NotPossible<>());
  }
}
