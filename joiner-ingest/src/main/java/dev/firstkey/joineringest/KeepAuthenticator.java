package dev.firstkey.joineringest;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Credential;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.WritebackState;
import dev.firstkey.joineringest.domain.Authenticator;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Passkey;
import dev.firstkey.joineringest.domain.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Keeps what was heard of authenticators, in whatever order: a revocation that overtook the
/// enrollment still holds. In the caller's transaction; the directory task becomes due with it.
@ApplicationScoped
public class KeepAuthenticator {
  private final Workers workers;
  private final JoinerVoice voice;

  KeepAuthenticator(Workers workers, JoinerVoice voice) {
    this.workers = workers;
    this.voice = voice;
  }

  /// The authenticator exists.
  ///
  /// @param cause the event's id
  /// @return what HR is told, where the employment is not over
  public Uni<List<Event>> completed(EnrollmentCompleted fact, UUID cause) {
    return keep(
            fact.workerId(),
            fact.episodeId(),
            fact.authenticatorId(),
            cause,
            known -> known.completed(passkey(fact)))
        .map(worker ->
            worker.episode(fact.episodeId()).filter(KnownEpisode::isActive).stream()
                .map(episode -> enrolled(worker, episode, cause))
                .toList());
  }

  private Event enrolled(Worker worker, KnownEpisode episode, UUID cause) {
    var said =
        new HrisWriteback(
            worker.workerId(),
            episode.episodeId(),
            WritebackState.ENROLLED,
            worker.username().orElse(null),
            episode.stated().source());
    return voice.done(worker.workerId(), episode.chainId(), cause.toString(), said);
  }

  /// The authenticator must not work any more.
  ///
  /// @param cause the event's id
  public Uni<Void> revoked(AuthenticatorRevoked fact, UUID cause) {
    return keep(
            fact.workerId(),
            fact.episodeId(),
            fact.authenticatorId(),
            cause,
            Authenticator::afterRevocation)
        .replaceWithVoid();
  }

  private Uni<Worker> keep(
      String workerId,
      String episodeId,
      UUID authenticatorId,
      UUID cause,
      UnaryOperator<Authenticator> change) {
    return workers
        .lock(workerId)
        .call(worker ->
            workers.save(workerId, change.apply(worker.authenticator(authenticatorId, episodeId))))
        .call(() -> workers.moved(workerId, cause.toString()));
  }

  private static Passkey passkey(EnrollmentCompleted fact) {
    Credential credential = fact.credential();
    return new Passkey(
        fact.authenticatorId(),
        fact.accountId(),
        credential.credentialId(),
        credential.publicKey(),
        credential.aaguid(),
        credential.signCount(),
        credential.transports());
  }
}
