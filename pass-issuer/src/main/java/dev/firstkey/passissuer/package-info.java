/// pass-issuer: which enrollment case, which window, and, when a proofed person asks, pass or
/// refusal.
///
/// | topic | use case | decision | says |
/// |---|---|---|---|
/// | `joiner` | [OpenCase], [CloseCase] | [dev.firstkey.passissuer.domain.CaseLifecycle] |
/// `case.opened`, `case.closed` |
/// | `joiner` | [NoteAccount] | | |
/// | `enrollment` | [IssuePass] | [dev.firstkey.passissuer.domain.PassRules] | `pass.issued`,
/// `pass.refused` |
/// | `enrollment-complete`, `expiry` | [CloseCase], [EndPass] | as above | `case.closed` |
/// | `revocation` | [EndPass] | | |
/// | `audit-checkpoint` | [KeepEvidence] | | |
///
/// Each way is consumer (`kafka`) → use case (here) → pure decision (`domain`) → conditional write
/// (`postgres`) → outbox, in one transaction. [ListCases] answers staff (`rest`); [SayOfParked]
/// says what operators did with parked records. [FindDoubts] asks whether something is parked and
/// whether [Evidence] is kept. The policy comes from [PolicyConfig]; its version stands in every
/// decision.
@NullMarked
package dev.firstkey.passissuer;

import org.jspecify.annotations.NullMarked;
