/// Starts real Kafka, PostgreSQL and Keycloak, as child processes or containers, and keeps them
/// apart for each run.
@NullMarked
package dev.firstkey.backing;

import org.jspecify.annotations.NullMarked;
