package dev.firstkey.local.bench.door;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.local.visit.Visit;

/// Somebody with a pass whose authenticator has answered already: only the redemption is left.
///
/// @param options what the gateway asked the authenticator
record Prepared(Visit visit, JsonNode options, JsonNode answer) {}
