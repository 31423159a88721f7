package dev.firstkey.enrollmentgateway;

/// A device key that has just proven itself by a valid DPoP proof.
///
/// @param jkt its thumbprint, RFC 7638
/// @param jtiHash SHA-256 of the proof's `jti`, by which it is used once
public record ProvenKey(String jkt, byte[] jtiHash) {}
