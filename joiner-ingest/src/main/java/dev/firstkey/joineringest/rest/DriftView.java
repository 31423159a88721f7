package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.DriftReport;
import dev.firstkey.joineringest.domain.Difference;
import dev.firstkey.joineringest.domain.Marked;
import java.util.List;

/// What a run has found, as staff see it: opaque ids and closed words.
///
/// @param drifted how many workers differ; at most five hundred stand in `workers`
/// @param listed whether the directory let all its accounts be looked through
/// @param unknown how many accounts can sign in and name a worker of whom nothing was heard; at
///   most five hundred stand in `accounts`
record DriftView(
    long asDesired,
    long beingWorkedOn,
    long unreadable,
    long drifted,
    List<Line> workers,
    boolean listed,
    long unknown,
    List<Stranger> accounts) {

  /// @param differences words of [Difference]
  record Line(String workerId, List<String> differences) {}

  /// @param accountId the directory's id of the account
  /// @param workerId whom it names
  record Stranger(String accountId, String workerId) {}

  static DriftView of(DriftReport report) {
    return new DriftView(
        report.asDesired(),
        report.beingWorkedOn(),
        report.unreadable(),
        report.drifted(),
        report.workers().stream().map(DriftView::line).toList(),
        report.listed(),
        report.unknown(),
        report.accounts().stream().map(DriftView::stranger).toList());
  }

  private static Line line(DriftReport.Drifted worker) {
    return new Line(
        worker.workerId(), worker.differences().stream().sorted().map(Difference::word).toList());
  }

  private static Stranger stranger(Marked marked) {
    return new Stranger(marked.account().accountId(), marked.workerId());
  }
}
