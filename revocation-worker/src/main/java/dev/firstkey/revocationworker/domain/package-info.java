/// The decisions, as functions: [dev.firstkey.revocationworker.domain.PassLifecycle] ends passes,
/// [dev.firstkey.revocationworker.domain.Succession] says which pass is superseded, and
/// [dev.firstkey.revocationworker.domain.CaseLifecycle] ends cases. No clock, no I/O.
@NullMarked
package dev.firstkey.revocationworker.domain;

import org.jspecify.annotations.NullMarked;
