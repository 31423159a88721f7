package dev.firstkey.contracts;

/// What revocation-worker says about time that ran out.
public sealed interface ExpiryFact extends Fact permits CaseExpired, PassExpired {}
