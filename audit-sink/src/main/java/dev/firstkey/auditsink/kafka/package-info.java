/// The ports to Kafka: hands what was heard to a use case.
@NullMarked
package dev.firstkey.auditsink.kafka;

import org.jspecify.annotations.NullMarked;
