/// The library that verifies registrations, behind the gateway's own checks.
package dev.firstkey.enrollmentgateway.webauthn;
