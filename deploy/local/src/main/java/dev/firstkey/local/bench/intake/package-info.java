/// `./firstkey bench intake`: what it costs to take in what HR says, over Kafka and over SCIM, held
/// against a bare consumer that writes the same rows; and whether one new hire is kept waiting by a
/// hundred thousand others.
@org.jspecify.annotations.NullMarked
package dev.firstkey.local.bench.intake;
