package dev.firstkey.contracts;

/// What enrollment-gateway says about visits, proofing and refusals.
public sealed interface EnrollmentFact extends Fact
    permits EnrollmentRecordGivenUp,
        EnrollmentRecordReplayed,
        PassDelivered,
        PassRequested,
        PassUnopened,
        ProofingFailed,
        ProofingPassed,
        ProofingStated,
        RedemptionRefused,
        TransactionOpened,
        TransactionSecondOpened,
        WorkerLookedUp {}
