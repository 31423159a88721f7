/// The ports to Kafka: hands what was heard to a use case.
@NullMarked
package dev.firstkey.joineringest.kafka;

import org.jspecify.annotations.NullMarked;
