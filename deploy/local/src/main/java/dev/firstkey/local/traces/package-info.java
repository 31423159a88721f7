/// Traces as a collector gets them: a small receiver of OTLP over HTTP, and what must be true of
/// the trace of a hired event.
@NullMarked
package dev.firstkey.local.traces;

import org.jspecify.annotations.NullMarked;
