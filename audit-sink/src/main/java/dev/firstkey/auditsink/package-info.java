/// Keeps every event exactly once, explains every offset, and answers questions.
///
/// Records of one of the seven topics go to [dev.firstkey.auditsink.AccountForArrivals], as many as
/// arrive together: they are read ([dev.firstkey.auditsink.domain.Reading]), held against what the
/// log knows ([dev.firstkey.auditsink.domain.Known]) and against each other
/// ([dev.firstkey.auditsink.domain.Ledger]) under the log's lock, and each becomes an entry,
/// coverage, or nothing ([dev.firstkey.auditsink.domain.Verdict]). The
/// [dev.firstkey.auditsink.AuditLog] only grows. What cannot be read goes to the dead-letter topic
/// and is covered all the same.
///
/// [dev.firstkey.auditsink.Sequencer] makes the leaves into a Merkle tree, in one replica at a
/// time: it compares with what was signed before ([dev.firstkey.auditsink.Agreement]), grows the
/// tree ([dev.firstkey.auditsink.Growth]), commits the root ([dev.firstkey.auditsink.TreeStore]),
/// signs it ([dev.firstkey.auditsink.LogSigner]), keeps it elsewhere
/// ([dev.firstkey.auditsink.SecondPlace]) and publishes it. [dev.firstkey.auditsink.SayCheckpoint]
/// says it to the other services.
///
/// Auditors read all of it ([dev.firstkey.auditsink.ReadLog]), or have a part of it proved
/// ([dev.firstkey.auditsink.ProveLog]). Analysts ask: [dev.firstkey.auditsink.SearchEntries] gives
/// pages of the log, [dev.firstkey.auditsink.TellTimeline] what happened to one worker,
/// [dev.firstkey.auditsink.CheckCoverage] whether an offset is missing.
/// [dev.firstkey.auditsink.ExportEntries] gives all of it as a file,
/// [dev.firstkey.auditsink.GatherEvidence] what concerns a worker, to be verified without us.
/// [dev.firstkey.auditsink.TellAccess] says who looked at what, before they see it.
@NullMarked
package dev.firstkey.auditsink;

import org.jspecify.annotations.NullMarked;
