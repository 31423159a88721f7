package dev.firstkey.contracts;

/// What enrollment-gateway says once, and finally, about a redemption.
public sealed interface EnrollmentCompleteFact extends Fact permits EnrollmentCompleted {}
