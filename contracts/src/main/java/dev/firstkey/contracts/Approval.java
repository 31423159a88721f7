package dev.firstkey.contracts;

import java.time.Instant;
import java.util.UUID;

/// One approval that a decision rests on.
///
/// @param approvalId The approval.
/// @param approver Who approved.
/// @param at When it was approved.
public record Approval(UUID approvalId, String approver, Instant at) {

  public Approval {
    Require.present(approvalId, "approvalId");
    Require.actor(approver, "approver");
    Require.present(at, "at");
  }
}
