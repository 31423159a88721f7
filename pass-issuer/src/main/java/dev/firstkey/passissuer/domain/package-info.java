/// What is decided about enrollment cases and passes: no clock, no chance, no I/O.
///
/// [dev.firstkey.passissuer.domain.CaseFacts] is the set of facts known of an episode and what it
/// means; [dev.firstkey.passissuer.domain.CaseLifecycle] decides what a command says;
/// [dev.firstkey.passissuer.domain.PassRules] answers a request for a pass under the
/// [dev.firstkey.passissuer.domain.PassPolicy] of this moment.
@NullMarked
package dev.firstkey.passissuer.domain;

import org.jspecify.annotations.NullMarked;
