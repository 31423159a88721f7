package dev.firstkey.enrollmentgateway.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One visit to the gateway by one device key. It has no power.
///
/// @param jkt the thumbprint of the device key, RFC 7638
/// @param code tells the registrar which device is meant, while it waits for proofing; null
///   afterwards
/// @param question what pass-issuer was asked; null until a registrar has confirmed the person,
///   kept when it is over
public record Transaction(
    UUID id,
    String jkt,
    Instant openedAt,
    Instant expiresAt,
    @Nullable ShownCode code,
    @Nullable Question question,
    TransactionState state) {

  /// The worker that a registrar has confirmed; empty before.
  public Optional<String> worker() {
    return Optional.ofNullable(question).map(Question::workerId);
  }

  /// The worker who has a pass at this device, or had one and enrolled; empty before and where
  /// nothing came of it.
  public Optional<String> recipient() {
    return switch (state) {
      case TransactionState.PassReady _, TransactionState.Enrolled _, TransactionState.Ready _ ->
          worker();
      case TransactionState.WaitingForProofing _,
          TransactionState.WaitingForPass _,
          TransactionState.Refused _,
          TransactionState.Ended _ ->
          Optional.empty();
    };
  }

  /// The code of a transaction that waits for proofing.
  public ShownCode shownCode() {
    return Objects.requireNonNull(code);
  }

  /// Whether a registrar who types this has read it at the device, in time or not.
  public boolean hasShown(String typed) {
    return code != null && code.wasShown(typed);
  }

  /// The state with the clock taken into account: time ends it until the pass is redeemed.
  public TransactionState stateAt(Instant now) {
    boolean over = !now.isBefore(expiresAt);
    return switch (state) {
      case TransactionState.WaitingForProofing _,
          TransactionState.WaitingForPass _,
          TransactionState.PassReady _ ->
          over ? new TransactionState.Ended() : state;
      case TransactionState.Enrolled _,
          TransactionState.Ready _,
          TransactionState.Refused _,
          TransactionState.Ended _ ->
          state;
    };
  }

  /// Whether the person at the device was confirmed to be this worker, and it is not over.
  public boolean isConfirmedAs(String workerId, Instant now) {
    return switch (stateAt(now)) {
      case TransactionState.WaitingForPass(Question question) -> question.isAbout(workerId);
      case TransactionState.PassReady ready -> ready.question().isAbout(workerId);
      case TransactionState.Enrolled enrolled -> enrolled.question().isAbout(workerId);
      case TransactionState.Ready ready -> ready.question().isAbout(workerId);
      case TransactionState.WaitingForProofing _,
          TransactionState.Refused _,
          TransactionState.Ended _ ->
          false;
    };
  }

  /// The authenticator that came out of it.
  public Optional<UUID> authenticator() {
    return switch (state) {
      case TransactionState.Enrolled enrolled -> Optional.of(enrolled.authenticatorId());
      case TransactionState.Ready ready -> Optional.of(ready.authenticatorId());
      case TransactionState.WaitingForProofing _,
          TransactionState.WaitingForPass _,
          TransactionState.PassReady _,
          TransactionState.Refused _,
          TransactionState.Ended _ ->
          Optional.empty();
    };
  }
}
