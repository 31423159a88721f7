package dev.firstkey.meaning;

/// What is kept of a case's opening.
///
/// @param whose marks worker, episode and purpose
/// @param wanted how many approvals
/// @param witness whether a second person has to confirm
/// @param policy marks the policy that wants it
record Opened(long whose, int wanted, boolean witness, long policy) {}
