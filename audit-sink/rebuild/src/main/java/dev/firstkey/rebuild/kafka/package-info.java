/// Records as Kafka has them.
@NullMarked
package dev.firstkey.rebuild.kafka;

import org.jspecify.annotations.NullMarked;
