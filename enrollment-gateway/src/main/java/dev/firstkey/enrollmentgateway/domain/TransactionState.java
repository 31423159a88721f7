package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.RefusalReason;
import java.util.UUID;

/// Where a transaction is.
public sealed interface TransactionState {

  /// The word that the page reads.
  String word();

  /// A device key opened it; nobody has said whose it is.
  record WaitingForProofing() implements TransactionState {
    @Override
    public String word() {
      return "waiting-for-proofing";
    }
  }

  /// The person is confirmed and pass-issuer is asked.
  record WaitingForPass(Question question) implements TransactionState {
    @Override
    public String word() {
      return "waiting-for-pass";
    }
  }

  /// The pass is here.
  record PassReady(Question question, UUID passId) implements TransactionState {
    @Override
    public String word() {
      return "pass-ready";
    }
  }

  /// The pass is redeemed.
  record Enrolled(Question question, UUID passId, UUID authenticatorId)
      implements TransactionState {
    @Override
    public String word() {
      return "enrolled";
    }
  }

  /// The directory accepts the authenticator.
  record Ready(Question question, UUID passId, UUID authenticatorId) implements TransactionState {
    @Override
    public String word() {
      return "ready";
    }
  }

  /// pass-issuer said no. The reason stays inside.
  record Refused(Question question, RefusalReason reason) implements TransactionState {
    @Override
    public String word() {
      return "refused";
    }
  }

  /// It is over.
  record Ended() implements TransactionState {
    @Override
    public String word() {
      return "ended";
    }
  }
}
