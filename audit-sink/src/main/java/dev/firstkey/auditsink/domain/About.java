package dev.firstkey.auditsink.domain;

import java.util.UUID;

/// Whom and what an event is about, as far as its data says; what it does not say is null.
///
/// @param workerId the worker
/// @param episodeId the hire episode
/// @param passId the pass
/// @param transactionId the visit to the gateway
/// @param authenticatorId the authenticator
public record About(
    String workerId, String episodeId, UUID passId, UUID transactionId, UUID authenticatorId) {}
