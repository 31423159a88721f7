package dev.firstkey.contracts;

/// What joiner-ingest says about workers, accounts and published authenticators.
public sealed interface JoinerFact extends Fact
    permits AccountDisabled,
        AccountDrifted,
        AccountProvisioned,
        AuthenticatorPublished,
        AuthenticatorUnpublished,
        DirectoryCompared,
        JoinerAccepted,
        JoinerChanged,
        JoinerDeparted,
        JoinerIgnored,
        JoinerQuarantined,
        JoinerRecordGivenUp,
        JoinerRecordReplayed,
        JoinerRejected,
        JoinerSeparated,
        JoinerWithdrawn,
        ProfileErased,
        ScimRefused {}
