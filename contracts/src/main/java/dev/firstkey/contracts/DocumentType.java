package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Which document was looked at, in the words of OpenID Identity Assurance. Never its number.
public enum DocumentType {
  IDCARD,
  PASSPORT,
  RESIDENCE_PERMIT,
  DRIVING_PERMIT,
  EMPLOYEE_BADGE;

  /// The word as it stands in `document_details.type`.
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
