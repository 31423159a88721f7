package dev.firstkey.joineringest.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a rejection, for the OpenAPI document; it is read as a [StaffWord].
///
/// @param reference where the decision is written
/// @param because why it is not to be believed
/// @param source whose it is, where all of it that waits its turn is meant
@Schema(requiredProperties = {"reference", "because"})
record Rejection(
    @Schema(pattern = "[A-Za-z0-9._-]{1,64}") String reference,
    @Schema(enumeration = {"not-a-worker", "wrong-data", "duplicate", "not-approved"})
        String because,
    @Nullable String source) {}
