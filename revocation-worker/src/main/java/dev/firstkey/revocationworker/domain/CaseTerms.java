package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.Purpose;
import java.time.Instant;

/// What `case.opened` says.
///
/// @param workerId the worker
/// @param episodeId the employment
/// @param purpose what an authenticator is expected for
/// @param windowEnd when the case's window is over
/// @param correlationId the episode's chain
public record CaseTerms(
    String workerId, String episodeId, Purpose purpose, Instant windowEnd, String correlationId) {}
