package dev.firstkey.passissuer.domain;

import java.time.Instant;

/// What is so when a pass is asked for.
///
/// @param facts what is known of the episode
/// @param account the worker's account
/// @param policy the policy of this moment
/// @param now this moment
public record Situation(CaseFacts facts, Account account, PassPolicy policy, Instant now) {}
