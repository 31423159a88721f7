/// What the services say to each other, and nothing else: no framework, no I/O.
///
/// A [dev.firstkey.contracts.Topic] carries events of the [dev.firstkey.contracts.EventType]s that
/// name it. An [dev.firstkey.contracts.Event] is an [dev.firstkey.contracts.Envelope] (CloudEvents
/// 1.0) around a [dev.firstkey.contracts.Fact]; [dev.firstkey.contracts.EventCodec] makes its bytes
/// and reads them back. The JSON Schema of each type lies in `schemas/`. What a set of facts means
/// for a pass is one table, [dev.firstkey.contracts.PassFacts], for every service.
@NullMarked
package dev.firstkey.contracts;

import org.jspecify.annotations.NullMarked;
