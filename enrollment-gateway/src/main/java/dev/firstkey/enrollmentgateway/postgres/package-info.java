/// The ports to PostgreSQL: one statement or row for each question of a use case.
@NullMarked
package dev.firstkey.enrollmentgateway.postgres;

import org.jspecify.annotations.NullMarked;
