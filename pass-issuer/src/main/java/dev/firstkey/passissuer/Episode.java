package dev.firstkey.passissuer;

import dev.firstkey.passissuer.domain.CaseFacts;
import dev.firstkey.passissuer.domain.EpisodeKey;

/// What is kept of an episode.
///
/// @param key the episode
/// @param chain the correlation id of everything that is said about it
/// @param facts what is known of it
public record Episode(EpisodeKey key, String chain, CaseFacts facts) {}
