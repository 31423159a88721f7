package dev.firstkey.meaning;

import java.util.UUID;

/// What is kept of a pass that was redeemed.
///
/// @param episode for which episode
/// @param authenticatorId with what
/// @param use as in [Issued]
/// @param first whether it was for the first authenticator of the episode
record Redeemed(UUID episode, UUID authenticatorId, long use, boolean first) {}
