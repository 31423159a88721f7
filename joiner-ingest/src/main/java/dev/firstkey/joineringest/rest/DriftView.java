package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.DriftReport;
import dev.firstkey.joineringest.domain.Difference;
import java.util.List;

/// What a run has found, as staff see it: opaque ids and closed words.
///
/// @param drifted how many workers differ; at most five hundred stand in `workers`
record DriftView(
    long asDesired, long beingWorkedOn, long unreadable, long drifted, List<Line> workers) {

  /// @param differences words of [Difference]
  record Line(String workerId, List<String> differences) {}

  static DriftView of(DriftReport report) {
    return new DriftView(
        report.asDesired(),
        report.beingWorkedOn(),
        report.unreadable(),
        report.drifted(),
        report.workers().stream().map(DriftView::line).toList());
  }

  private static Line line(DriftReport.Drifted worker) {
    return new Line(
        worker.workerId(), worker.differences().stream().sorted().map(Difference::word).toList());
  }
}
