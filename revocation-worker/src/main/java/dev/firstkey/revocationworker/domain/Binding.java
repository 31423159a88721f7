package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.Purpose;
import java.util.UUID;

/// What a pass belongs to. `pass.issued` and `enrollment.completed` both say it; until one of them
/// is known nothing can be said about the pass.
///
/// @param workerId the worker
/// @param episodeId the employment
/// @param transactionId the visit to the gateway
/// @param purpose what an authenticator is registered for
/// @param correlationId the episode's chain
public record Binding(
    String workerId, String episodeId, UUID transactionId, Purpose purpose, String correlationId) {}
