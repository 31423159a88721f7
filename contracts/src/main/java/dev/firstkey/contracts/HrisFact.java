package dev.firstkey.contracts;

/// What HRIS producers say, raw and untrusted.
public sealed interface HrisFact extends Fact
    permits HrisChanged, HrisHired, HrisLeft, HrisWithdrawn {}
