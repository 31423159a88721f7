package dev.firstkey.contracts;

/// The personal members that pages need.
public sealed interface ProfileFact extends Fact permits WorkerProfile {}
