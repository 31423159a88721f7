/// What an enrollment costs, measured on the local stack: every ratio between two things that took
/// turns in one run.
///
/// [dev.firstkey.local.bench.Bench] runs the sections. [dev.firstkey.local.bench.Crowd] sends new
/// hires through the door, [dev.firstkey.local.visit.Ears] hears what the services say about them,
/// [dev.firstkey.local.bench.CpuClock] tells what each process spent meanwhile.
/// [dev.firstkey.local.bench.RoundTrip] and [dev.firstkey.local.bench.KeycloakOwn] are what the
/// figures are held against.
@NullMarked
package dev.firstkey.local.bench;

import org.jspecify.annotations.NullMarked;
