package dev.firstkey.local.bench;

/// One enrollment, in nanoseconds.
///
/// @param door from opening the transaction to the answer to the registration
/// @param pass from the registrar's word to the pass at the gateway
/// @param revoked from `enrollment.completed` to `pass.revoked`, both as they came to a consumer
record Sample(long door, long pass, long revoked) {}
