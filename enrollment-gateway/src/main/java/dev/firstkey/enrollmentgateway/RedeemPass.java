package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.Credential;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.Door.Stand;
import dev.firstkey.enrollmentgateway.domain.CeremonyTerms;
import dev.firstkey.enrollmentgateway.domain.CeremonyVerdict;
import dev.firstkey.enrollmentgateway.domain.Episode;
import dev.firstkey.enrollmentgateway.domain.Pass;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionCommand;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Point;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The bound key finishes the ceremony: the pass is consumed, the authenticator stored and the
/// redemption said in one database transaction, or nothing of it. Locks worker, pass,
/// authenticator, in this order.
@ApplicationScoped
public class RedeemPass {
  private static final Point PASS_CONSUMED = new Point("pass-consumed");
  private static final Point REDEEMED = new Point("redeemed");

  private static final UUID NO_ONE = new UUID(0, 0);

  private final BoundCalls calls;
  private final Door door;
  private final PassBook passes;
  private final AuthenticatorBook authenticators;
  private final Sight sight;
  private final Ceremony ceremony;
  private final MoveTransaction move;
  private final Refusals refusals;
  private final Outbox outbox;
  private final Voice voice;
  private final Clock clock;
  private final Tally tally;
  private final GatewayConfig config;

  RedeemPass(
      BoundCalls calls,
      Door door,
      PassBook passes,
      AuthenticatorBook authenticators,
      Sight sight,
      Ceremony ceremony,
      MoveTransaction move,
      Refusals refusals,
      Outbox outbox,
      Voice voice,
      Clock clock,
      Tally tally,
      GatewayConfig config) {
    this.calls = calls;
    this.door = door;
    this.passes = passes;
    this.authenticators = authenticators;
    this.sight = sight;
    this.ceremony = ceremony;
    this.move = move;
    this.refusals = refusals;
    this.outbox = outbox;
    this.voice = voice;
    this.clock = clock;
    this.tally = tally;
    this.config = config;
  }

  /// What came of it.
  ///
  /// @param state the word of the transaction's state now
  public record Redeemed(UUID authenticatorId, String state) {}

  /// @param response empty where the body is no registration response at all, which counts like a
  ///   wrong one
  public Uni<Answer<Redeemed>> redeem(
      ProvenKey key, UUID transactionId, Optional<RegistrationResponse> response) {
    return calls
        .once(key, transactionId, transaction -> attempt(transaction, response))
        .invoke(answer -> {
          if (answer instanceof Answer.Done) {
            REDEEMED.reached();
          }
        });
  }

  private Uni<Answer<Redeemed>> attempt(
      Transaction transaction, Optional<RegistrationResponse> response) {
    return door.at(transaction)
        .flatMap(stand ->
            switch (stand) {
              case Stand.NoPass(var now) -> refusals.withoutPass(now).chain(this::notPossible);
              case Stand.Shut shut -> again(shut, response);
              case Stand.Open open -> seeing(open, () -> finish(open, response));
            });
  }

  /// Before the response is looked at, so that no failure is counted and the challenge stays open.
  private Uni<Answer<Redeemed>> seeing(Stand.Open open, Supplier<Uni<Answer<Redeemed>>> work) {
    return sight
        .isClear(open.pass().workerId())
        .flatMap(clear ->
            clear
                ? work.get()
                : refusals
                    .uncounted(open.transaction(), open.pass(), RefusalReason.BLIND)
                    .replaceWith(new Answer.Blind<>()));
  }

  /// The reply to a redemption may have been lost: the same credential gets the same answer, as it
  /// is now. Looked up for a pass that was never redeemed too: used and expired cost the same.
  private Uni<Answer<Redeemed>> again(Stand.Shut shut, Optional<RegistrationResponse> response) {
    if (response.isEmpty()) {
      return refuse(shut);
    }
    UUID authenticator = Objects.requireNonNullElse(shut.pass().authenticatorId(), NO_ONE);
    return authenticators
        .has(authenticator, base64url(response.get().credentialId()))
        .flatMap(same -> same ? now(shut, authenticator) : refuse(shut));
  }

  private Uni<Answer<Redeemed>> now(Stand.Shut shut, UUID authenticator) {
    return done(authenticator, shut.transaction().stateAt(clock.instant()).word());
  }

  private Uni<Answer<Redeemed>> refuse(Stand.Shut shut) {
    return refusals
        .uncounted(shut.transaction(), shut.pass(), shut.reason())
        .replaceWith(shut.answer());
  }

  private Uni<Answer<Redeemed>> finish(Stand.Open open, Optional<RegistrationResponse> response) {
    CeremonyTerms terms = terms(open.pass());
    return switch (ceremony.look(response, terms)) {
      case CeremonyVerdict.Unfit(var step) -> fail(open, step.reason());
      case CeremonyVerdict.Fitting(var credential) ->
          authenticators
              .isKnown(credential.credentialId())
              .flatMap(known ->
                  known
                      ? fail(open, RefusalReason.CREDENTIAL_KNOWN)
                      : consume(open, credential, response.orElseThrow()));
    };
  }

  private CeremonyTerms terms(Pass pass) {
    return new CeremonyTerms(
        config.origin(), config.rpId(), pass.challenge(), pass.requirements(), clock.instant());
  }

  private Uni<Answer<Redeemed>> consume(
      Stand.Open open, Credential credential, RegistrationResponse response) {
    UUID authenticator = UUID.randomUUID();
    Pass pass = open.pass();
    return passes
        .redeem(pass, authenticator)
        .flatMap(consumed ->
            consumed
                ? authenticators
                    .add(authenticator, pass, credential, response)
                    .chain(() -> enroll(open.transaction(), authenticator))
                    .chain(() -> say(pass, open.episode(), authenticator, credential))
                    .chain(() -> done(authenticator, "enrolled"))
                    .invoke(_ -> PASS_CONSUMED.reached())
                : seeing(open, () -> refuse(expired(open))));
  }

  /// By the database's clock it is too late.
  private static Stand.Shut expired(Stand.Open open) {
    return new Stand.Shut(open.transaction(), open.pass(), open.episode(), RefusalReason.EXPIRED);
  }

  /// Where the transaction has ended meanwhile, nothing of it has happened.
  private Uni<Void> enroll(Transaction transaction, UUID authenticator) {
    return move.by(transaction, new TransactionCommand.Redeem(authenticator))
        .invoke(moved -> {
          if (!moved) {
            throw new Busy(null);
          }
        })
        .replaceWithVoid();
  }

  private Uni<Void> say(Pass pass, Episode episode, UUID authenticator, Credential credential) {
    tally.count("redemption", "redeemed");
    var fact =
        new EnrollmentCompleted(
            pass.passId(),
            pass.transactionId(),
            pass.workerId(),
            pass.episodeId(),
            pass.purpose(),
            pass.jkt(),
            authenticator,
            pass.accountId(),
            config.rpId(),
            credential);
    return outbox.add(
        List.of(
            voice.ofWorker(
                pass.workerId(),
                episode.chain(),
                Voice.call(),
                Voice.worker(pass.workerId()),
                fact)));
  }

  /// A wrong response by the bound key counts; the last one ends the pass.
  private Uni<Answer<Redeemed>> fail(Stand.Open open, RefusalReason reason) {
    int failures = open.pass().failures() + 1;
    int left = Math.max(0, config.failuresAllowed() - failures);
    return passes
        .countFailure(open.pass().passId(), failures)
        .chain(() ->
            left == 0 ? endPass(open.transaction(), open.pass()) : Uni.createFrom().voidItem())
        .chain(() -> refusals.counted(open.pass(), open.episode(), reason, left))
        .replaceWith(new Answer.Refused<>(reason));
  }

  private Uni<Void> endPass(Transaction transaction, Pass pass) {
    return passes
        .end(pass.passId(), RevocationReason.FAILED_ATTEMPTS)
        .chain(() -> move.by(transaction, new TransactionCommand.End()))
        .replaceWithVoid();
  }

  private Uni<Answer<Redeemed>> done(UUID authenticator, String state) {
    return BoundCalls.answer(new Answer.Done<>(new Redeemed(authenticator, state)));
  }

  private Uni<Answer<Redeemed>> notPossible() {
    return BoundCalls.answer(new Answer.NotPossible<>());
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
