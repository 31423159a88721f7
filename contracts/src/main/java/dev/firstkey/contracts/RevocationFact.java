package dev.firstkey.contracts;

/// What revocation-worker says about what must not work any more.
public sealed interface RevocationFact extends Fact
    permits AuthenticatorRevoked,
        PassRevoked,
        RevocationHeartbeat,
        RevocationRecordGivenUp,
        RevocationRecordParked,
        RevocationRecordReplayed {}
