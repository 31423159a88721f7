/// One joiner, or many, from the HR event to the sign-in, on the running stack and by its public
/// interfaces only.
///
/// [dev.firstkey.local.demo.Demo] publishes the hired events and sends each worker on a
/// [dev.firstkey.local.demo.Journey]; what came of it is then asked of Keycloak and of the audit
/// log alone ([dev.firstkey.local.demo.Verdict]).
@NullMarked
package dev.firstkey.local.demo;

import org.jspecify.annotations.NullMarked;
