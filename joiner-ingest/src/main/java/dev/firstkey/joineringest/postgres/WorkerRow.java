package dev.firstkey.joineringest.postgres;

/// A worker, as a locked row is read.
record WorkerRow(String workerId, String username, String accountId, long version, String movedBy) {

  static WorkerRow of(String workerId, Object[] row) {
    return new WorkerRow(
        workerId, (String) row[0], (String) row[1], ((Number) row[2]).longValue(), (String) row[3]);
  }
}
