package dev.firstkey.contracts;

/// What HR is told back.
public sealed interface WritebackFact extends Fact permits HrisWriteback {}
