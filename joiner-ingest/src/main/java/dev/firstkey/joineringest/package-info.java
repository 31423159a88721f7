/// Hears HR, and keeps the directory in the state it should be in.
///
/// * `hris` → [dev.firstkey.joineringest.HearHris] → [dev.firstkey.joineringest.domain.Decision] →
///   `joiner.accepted`, `changed`, `withdrawn`, `departed`, `rejected` or `ignored`: exactly one
///   for each record; and `worker.profile` or its erasure
/// * SCIM's `/Users` and `/Bulk` → [dev.firstkey.joineringest.ProvisionUsers] →
///   [dev.firstkey.joineringest.domain.Employment] → `hris.scim`, which is heard like `hris`
/// * what has to wait → [dev.firstkey.joineringest.KeepWaiting] → `joiner.quarantined`, until
///   [dev.firstkey.joineringest.DecideQuarantine] or [dev.firstkey.joineringest.TakeTurns] ends it
/// * the end of an employment's last day → [dev.firstkey.joineringest.EndWork] →
///   [dev.firstkey.joineringest.EndEpisodes] → [dev.firstkey.joineringest.domain.EndDate] →
///   `joiner.departed`
/// * `enrollment-complete`, `revocation` → [dev.firstkey.joineringest.KeepAuthenticator] → the
///   desired account moves
/// * each move, and a pulse → [dev.firstkey.joineringest.DirectoryWork] →
///   [dev.firstkey.joineringest.BringAccount] → [dev.firstkey.joineringest.domain.Worker#desired()]
///   → [dev.firstkey.joineringest.Directory] → `account.provisioned`, `account.disabled`,
///   `authenticator.published`, `unpublished`, and `hris.writeback`
/// * `POST /directory/drift` → [dev.firstkey.joineringest.FindDrift] →
///   [dev.firstkey.joineringest.domain.Difference] → `account.drifted`, `directory.compared`, a
///   report, and tasks that are due once more
///
/// What it does where HR or the directory leaves more than one reading:
/// `docs/decisions/0005-what-joiner-ingest-does-in-doubt.md`.
///
/// Ports: [dev.firstkey.joineringest.ProvisionedUsers], [dev.firstkey.joineringest.Workers],
/// [dev.firstkey.joineringest.HeardRecords], [dev.firstkey.joineringest.DirectoryTasks],
/// [dev.firstkey.joineringest.Quarantine], [dev.firstkey.joineringest.Rulings],
/// [dev.firstkey.joineringest.Backlogs], [dev.firstkey.joineringest.Pace],
/// [dev.firstkey.joineringest.Aliases], [dev.firstkey.joineringest.PersonalRows],
/// [dev.firstkey.joineringest.ErasedNames], [dev.firstkey.joineringest.DatabaseClock],
/// [dev.firstkey.joineringest.Directory].
@NullMarked
package dev.firstkey.joineringest;

import org.jspecify.annotations.NullMarked;
