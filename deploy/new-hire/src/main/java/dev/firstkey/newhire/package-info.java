/// What a new hire brings, in software: a [dev.firstkey.newhire.DeviceKey] that proves itself (RFC
/// 9449) and a [dev.firstkey.newhire.SoftwareAuthenticator] (WebAuthn Level 3). Both can lie in one
/// thing at a time, for tests that want to be refused. Never part of a service.
@NullMarked
package dev.firstkey.newhire;

import org.jspecify.annotations.NullMarked;
