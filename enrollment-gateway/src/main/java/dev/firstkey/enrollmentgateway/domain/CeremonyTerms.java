package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.AuthenticatorRequirements;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a registration response must fit.
///
/// @param challenge the open challenge; null where none is open
public record CeremonyTerms(
    String origin,
    String rpId,
    @Nullable Challenge challenge,
    AuthenticatorRequirements requirements,
    Instant now) {}
