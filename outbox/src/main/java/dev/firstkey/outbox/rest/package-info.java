/// What staff's calls have in common in every service: the parked records, as operators see them
/// and decide about them, the answer to a caller who brings no good token, and an end to waiting.
@NullMarked
package dev.firstkey.outbox.rest;

import org.jspecify.annotations.NullMarked;
