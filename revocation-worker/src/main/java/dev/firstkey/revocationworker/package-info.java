/// Ends passes, and runs the clocks.
///
/// * `joiner` (departed, withdrawn) → [dev.firstkey.revocationworker.EndEpisode]
/// * `issuance` (pass.issued) → [dev.firstkey.revocationworker.StartPass]; (case.opened,
///   case.closed) → [dev.firstkey.revocationworker.WatchCase]
/// * `enrollment` (the last refused redemption) → [dev.firstkey.revocationworker.FailPass]
/// * `enrollment-complete` → [dev.firstkey.revocationworker.FinishPass]
/// * an operator's call → [dev.firstkey.revocationworker.RevokePass],
///   [dev.firstkey.revocationworker.ShowPass]
/// * a second → [dev.firstkey.revocationworker.RunClocks],
///   [dev.firstkey.revocationworker.SayHeartbeats]
///
/// Each holds the worker ([dev.firstkey.revocationworker.Workers]), reads the
/// [dev.firstkey.revocationworker.Passes], lets
/// [dev.firstkey.revocationworker.domain.PassLifecycle] decide, writes, and says the decision's
/// facts on `revocation` or `expiry`.
@NullMarked
package dev.firstkey.revocationworker;

import org.jspecify.annotations.NullMarked;
