/// Keeps every event exactly once, explains every offset, and answers questions.
///
/// A record of one of the seven topics goes to [dev.firstkey.auditsink.AccountForArrival]: it is
/// read ([dev.firstkey.auditsink.domain.Reading]), held against what the log knows
/// ([dev.firstkey.auditsink.domain.Known]) under the log's lock, and becomes an entry, coverage, or
/// nothing ([dev.firstkey.auditsink.domain.Verdict]). The [dev.firstkey.auditsink.AuditLog] only
/// grows. What cannot be read goes to the dead-letter topic and is covered all the same.
///
/// Analysts ask: [dev.firstkey.auditsink.SearchEntries] gives pages of the log,
/// [dev.firstkey.auditsink.TellTimeline] what happened to one worker,
/// [dev.firstkey.auditsink.CheckCoverage] whether an offset is missing.
@NullMarked
package dev.firstkey.auditsink;

import org.jspecify.annotations.NullMarked;
