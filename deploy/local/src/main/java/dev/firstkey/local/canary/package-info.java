/// A run after which nothing secret may lie anywhere.
///
/// [Canary] lets new hires come, collects every secret of theirs and of the stack in memory
/// ([Secrets]), and looks for each of them ([Needles]) in the [Places] where something of the run
/// stays: topics, tables, logs, the services' memory. A value that is planted in each place shows
/// that it looks. [Allowed] is the closed list of what may lie where.
@NullMarked
package dev.firstkey.local.canary;

import org.jspecify.annotations.NullMarked;
