package dev.firstkey.local.bench;

/// @param whole nanoseconds from the first call to the answer of the last
/// @param pass nanoseconds from the registrar's word to the pass at the gateway
record Times(long whole, long pass) {}
