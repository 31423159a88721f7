package dev.firstkey.meaning;

import java.util.UUID;

/// What is kept of a pass that was issued.
///
/// @param caseId under which case
/// @param requestId upon which question
/// @param episode for which episode
/// @param whose as in [Opened]
/// @param grant as in [Asked]
/// @param use marks worker, episode, purpose, visit, key and account
/// @param policy marks the policy that decided
/// @param approvals how many it rests on
/// @param witnessed whether a second person confirmed
/// @param over when its minutes are over, in seconds
record Issued(
    UUID caseId,
    UUID requestId,
    UUID episode,
    long whose,
    long grant,
    long use,
    long policy,
    int approvals,
    boolean witnessed,
    long over) {}
