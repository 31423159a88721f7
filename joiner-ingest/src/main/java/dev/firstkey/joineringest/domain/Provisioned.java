package dev.firstkey.joineringest.domain;

import java.time.Instant;
import java.util.Optional;

/// What a SCIM User says of the employment it stands for.
///
/// @param active whether it is to be or goes on
/// @param episodeId the client's own id of it, where it has one
/// @param begins the first moment of the first day, where it can be told
public record Provisioned(boolean active, Optional<String> episodeId, Optional<Instant> begins) {}
