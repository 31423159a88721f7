/// How the services say what they say and hear what they hear, with nothing lost and nothing taking
/// effect twice. Knows no domain word.
///
/// [dev.firstkey.outbox.Inbox] hears a Kafka record: inside one of the
/// [dev.firstkey.outbox.Transactions] it takes a receipt, lets the service react, and adds what the
/// service says to the [dev.firstkey.outbox.Outbox]. After the commit the relay publishes the rows
/// in commit order for each key. [dev.firstkey.outbox.Patience] repeats what fails;
/// [dev.firstkey.outbox.Schema] migrates.
@NullMarked
package dev.firstkey.outbox;

import org.jspecify.annotations.NullMarked;
