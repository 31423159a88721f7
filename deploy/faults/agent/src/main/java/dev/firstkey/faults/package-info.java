/// Ends a service at a named point, as a crash at exactly that instruction would.
///
/// [dev.firstkey.faults.HaltingAgent] is a Java agent that only the fault scenarios put into a
/// process; no service's jar holds it.
@NullMarked
package dev.firstkey.faults;

import org.jspecify.annotations.NullMarked;
