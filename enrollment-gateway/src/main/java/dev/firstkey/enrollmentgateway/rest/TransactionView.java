package dev.firstkey.enrollmentgateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstkey.enrollmentgateway.ShowTransaction.Shown;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the bound key reads of its transaction.
///
/// @param state `waiting-for-proofing`, `waiting-for-pass`, `pass-ready`, `enrolled`, `ready`,
///   `refused` or `ended`
/// @param checkCode while it waits for proofing; absent for the moments in which it is renewed
/// @param expiresAt when it ends by itself
/// @param person the name of whom the passkey is for, from `pass-ready` on until it ends
/// @param authenticator the id of what came out of it
/// @param signIn where people sign in, once the directory accepts the authenticator
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransactionView(
    String state,
    @Nullable String checkCode,
    Instant expiresAt,
    @Nullable String person,
    @Nullable UUID authenticator,
    @Nullable URI signIn) {

  static TransactionView of(Shown known, Instant now, Optional<URI> directory) {
    Transaction transaction = known.transaction();
    TransactionState state = transaction.stateAt(now);
    boolean waits = state instanceof TransactionState.WaitingForProofing;
    boolean over = state instanceof TransactionState.Ended;
    boolean shown = waits && transaction.shownCode().isValid(now);
    return new TransactionView(
        state.word(),
        shown ? transaction.shownCode().text() : null,
        transaction.expiresAt(),
        known.person().filter(_ -> !over).orElse(null),
        transaction.authenticator().orElse(null),
        directory.filter(_ -> state instanceof TransactionState.Ready).orElse(null));
  }
}
