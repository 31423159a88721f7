package dev.firstkey.contracts;

/// What audit-sink says about itself.
public sealed interface AuditFact extends Fact permits AuditAccessed {}
