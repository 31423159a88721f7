package dev.firstkey.contracts;

/// What pass-issuer says about cases and passes.
public sealed interface IssuanceFact extends Fact
    permits CaseClosed,
        CaseOpened,
        IssuanceRecordGivenUp,
        IssuanceRecordReplayed,
        PassIssued,
        PassRefused {}
