package dev.firstkey.auditsink.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whom and what an event is about, as far as its data says; what it does not say is null.
///
/// @param workerId the worker
/// @param episodeId the hire episode
/// @param passId the pass
/// @param transactionId the visit to the gateway
/// @param authenticatorId the authenticator
public record About(
    @Nullable String workerId,
    @Nullable String episodeId,
    @Nullable UUID passId,
    @Nullable UUID transactionId,
    @Nullable UUID authenticatorId) {}
