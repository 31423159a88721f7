/// enrollment-gateway: the door.
///
/// A device key opens a transaction ([OpenTransaction], POST /transactions) and is told where it is
/// ([ShowTransaction]). A registrar finds it by the typed check code ([FindTransaction]) and
/// confirms the person ([ConfirmPerson]), which asks pass-issuer on `enrollment`. The answer on
/// `issuance` is taken in only where it fits the question ([TakeAnswer]). The bound key asks for
/// registration options ([OfferRegistration]) and finishes the ceremony ([RedeemPass]): one SQL
/// transaction consumes the pass, stores the authenticator and says `enrollment.completed`.
///
/// What ends a pass or an episode is heard on `joiner`, `revocation` and `expiry` ([LearnEpisode],
/// [EndPass], [MarkPublished]); names for the page on `worker-profile` ([KeepProfile]).
/// [EndTransaction] is the person's own way out, [KeepHouse] the clock's. [Refusals] says what was
/// refused, [ReportStrangers] counts who knocks without being known, [Limits] ends floods and
/// [Guesses] ends guessing. Whatever a person waits for goes through [Calls].
///
/// Decisions are in `domain`: [dev.firstkey.enrollmentgateway.domain.TransactionLifecycle],
/// [dev.firstkey.enrollmentgateway.domain.Pass],
/// [dev.firstkey.enrollmentgateway.domain.CeremonyGuard]. Every lock is taken in the order worker,
/// pass, authenticator.
@NullMarked
package dev.firstkey.enrollmentgateway;

import org.jspecify.annotations.NullMarked;
