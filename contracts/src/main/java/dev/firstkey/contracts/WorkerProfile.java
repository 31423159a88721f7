package dev.firstkey.contracts;

import org.jspecify.annotations.Nullable;

/// The few personal members that a page must show or match; erased by a null value.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param givenName Given name, for the pages and the directory only.
/// @param familyName Family name, for the pages and the directory only.
/// @param displayName The name as the worker wants to read it.
/// @param email An address for notices that hold no authority. May be null.
/// @param language The language the worker reads, a BCP 47 tag. May be null.
public record WorkerProfile(
    String workerId,
    String givenName,
    String familyName,
    String displayName,
    @Nullable String email,
    @Nullable String language)
    implements ProfileFact {

  public WorkerProfile {
    Require.id(workerId, "workerId");
    Require.text(givenName, "givenName");
    Require.text(familyName, "familyName");
    Require.text(displayName, "displayName");
    if (email != null) {
      Require.text(email, "email");
    }
    if (language != null) {
      Require.language(language, "language");
    }
  }
}
