package dev.firstkey.contracts;

/// What audit-sink says about how far the audit log has come.
public sealed interface CheckpointFact extends Fact permits AuditCheckpoint, AuditPosition {}
