package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.enrollmentgateway.domain.TransactionState;

/// The state as it stands in the column.
enum TransactionWord {
  WAITING_FOR_PROOFING,
  WAITING_FOR_PASS,
  PASS_READY,
  ENROLLED,
  READY,
  REFUSED,
  ENDED;

  static TransactionWord of(TransactionState state) {
    return switch (state) {
      case TransactionState.WaitingForProofing _ -> WAITING_FOR_PROOFING;
      case TransactionState.WaitingForPass _ -> WAITING_FOR_PASS;
      case TransactionState.PassReady _ -> PASS_READY;
      case TransactionState.Enrolled _ -> ENROLLED;
      case TransactionState.Ready _ -> READY;
      case TransactionState.Refused _ -> REFUSED;
      case TransactionState.Ended _ -> ENDED;
    };
  }
}
