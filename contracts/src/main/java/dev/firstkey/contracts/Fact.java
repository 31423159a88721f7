package dev.firstkey.contracts;

/// The data of an event: something that happened, in the past tense. One sealed interface for each
/// topic, so that a consumer's switch is complete without a default.
public sealed interface Fact
    permits AuditFact,
        CheckpointFact,
        EnrollmentCompleteFact,
        EnrollmentFact,
        ExpiryFact,
        HrisFact,
        IssuanceFact,
        JoinerFact,
        ProfileFact,
        RevocationFact,
        WritebackFact {}
