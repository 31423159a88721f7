/// The library that verifies registrations, behind the gateway's own checks.
@NullMarked
package dev.firstkey.enrollmentgateway.webauthn;

import org.jspecify.annotations.NullMarked;
