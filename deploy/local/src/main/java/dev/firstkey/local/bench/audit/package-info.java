/// `./firstkey bench audit`: what an entry of the audit log costs, from the record in Kafka to the
/// published checkpoint, beside PostgreSQL's own `COPY` of the same bytes.
@NullMarked
package dev.firstkey.local.bench.audit;

import org.jspecify.annotations.NullMarked;
