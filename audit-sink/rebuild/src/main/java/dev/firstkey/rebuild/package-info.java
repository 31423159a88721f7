/// The audit log once more, from its topics: [dev.firstkey.rebuild.Rebuild] takes the order of the
/// leaves from the log and everything else from the records. It sees no Kafka; a
/// [dev.firstkey.rebuild.RecordSource] gives it the records.
@NullMarked
package dev.firstkey.rebuild;

import org.jspecify.annotations.NullMarked;
