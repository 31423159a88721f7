/// What makes the gateway blind for revocations, and the proof that it redeems nothing then.
/// [BlindnessCommand] runs them, [Watch] judges.
@NullMarked
package dev.firstkey.local.blindness;

import org.jspecify.annotations.NullMarked;
