/// Decisions without framework, clock or I/O: what a record does to its episode
/// ([dev.firstkey.joineringest.domain.Decision]), and what a directory should hold for a worker
/// ([dev.firstkey.joineringest.domain.Worker#desired()]).
@NullMarked
package dev.firstkey.joineringest.domain;

import org.jspecify.annotations.NullMarked;
