/// The ports to Kafka: hands what was heard to a use case.
@NullMarked
package dev.firstkey.enrollmentgateway.kafka;

import org.jspecify.annotations.NullMarked;
