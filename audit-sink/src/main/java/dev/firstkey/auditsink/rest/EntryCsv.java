package dev.firstkey.auditsink.rest;

import dev.firstkey.auditsink.domain.Entry;
import java.util.Arrays;
import java.util.List;

/// An entry as a line of CSV, without the event's data.
final class EntryCsv {
  static final String HEAD =
      Csv.line(
          List.of(
              "index",
              "time",
              "recordedAt",
              "type",
              "workerId",
              "episodeId",
              "passId",
              "transactionId",
              "authenticatorId",
              "correlationId",
              "causationId",
              "actor",
              "approvers",
              "outcome",
              "reason",
              "eventId",
              "topic",
              "partition",
              "offset",
              "sha256"));

  private EntryCsv() {}

  static String line(Entry entry) {
    EntryJson it = EntryJson.of(entry);
    return Csv.line(
        Arrays.asList(
            it.index(),
            it.time(),
            it.recordedAt(),
            it.type(),
            it.workerId(),
            it.episodeId(),
            it.passId(),
            it.transactionId(),
            it.authenticatorId(),
            it.correlationId(),
            it.causationId(),
            it.actor(),
            String.join(" ", it.approvers()),
            it.outcome(),
            it.reason(),
            it.eventId(),
            it.topic(),
            it.partition(),
            it.offset(),
            it.sha256()));
  }
}
