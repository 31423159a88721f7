package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import java.util.UUID;

/// What can happen to a transaction.
public sealed interface TransactionCommand {

  /// A registrar confirmed the person, and this is to be asked.
  record Confirm(Question question) implements TransactionCommand {}

  /// pass-issuer said yes.
  record TakeIn(PassIssued answer) implements TransactionCommand {}

  /// pass-issuer said no.
  record TakeRefusal(PassRefused answer) implements TransactionCommand {}

  /// The ceremony is complete.
  record Redeem(UUID authenticatorId) implements TransactionCommand {}

  /// The directory accepts the authenticator.
  record Publish(UUID authenticatorId) implements TransactionCommand {}

  /// The pass, the episode or the person ended it, or its time is over.
  record End() implements TransactionCommand {}
}
