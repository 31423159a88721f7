package dev.firstkey.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An HR record could not be believed and changed nothing.
///
/// @param record Where in Kafka the HR record stands that this answers.
/// @param reason Why.
/// @param members The members that are missing or wrong, by name, never by content.
/// @param workerId The worker, where the record could be read that far. May be null.
/// @param because Why staff rejected it, where they did. May be null.
public record JoinerRejected(
    HrRecord record,
    HrRejection reason,
    List<String> members,
    @Nullable String workerId,
    @Nullable RejectedBecause because)
    implements JoinerFact {

  /// Nobody of the staff did.
  public JoinerRejected(
      HrRecord record, HrRejection reason, List<String> members, @Nullable String workerId) {
    this(record, reason, members, workerId, null);
  }

  public JoinerRejected {
    Require.present(record, "record");
    Require.present(reason, "reason");
    members = List.copyOf(members);
    if (workerId != null) {
      Require.id(workerId, "workerId");
    }
  }
}
