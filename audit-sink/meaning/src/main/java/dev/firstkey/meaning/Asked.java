package dev.firstkey.meaning;

import java.util.UUID;

/// What is kept of a question for a pass.
///
/// @param transactionId the visit
/// @param proofed marks what the proofing said: worker, episode, visit, key, how it was confirmed
/// @param grant marks the same with the purpose
record Asked(UUID transactionId, long proofed, long grant) {}
