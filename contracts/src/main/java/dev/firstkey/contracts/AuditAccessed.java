package dev.firstkey.contracts;

import org.jspecify.annotations.Nullable;

/// Somebody looked at the audit log. Said before the answer is given; the same question by the same
/// person is said once a minute.
///
/// @param question What was looked at.
/// @param asked The conditions of the search; empty where there were none.
/// @param lookedAt The worker who was asked for. May be null.
/// @param calls How many calls this stands for, since it was said last.
public record AuditAccessed(
    AuditQuestion question, String asked, @Nullable String lookedAt, int calls)
    implements AuditFact {

  public AuditAccessed {
    Require.present(question, "question");
    Require.present(asked, "asked");
    if (lookedAt != null) {
      Require.id(lookedAt, "lookedAt");
    }
  }
}
