package dev.firstkey.joineringest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.joineringest.domain.Proposal;
import dev.firstkey.joineringest.domain.Quarantined;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record in quarantine as staff see it.
///
/// @param type what it says, as in `hris.worker.hired`
/// @param because why it waits
/// @param members all that is missing or wrong
/// @param since from when it waits
/// @param completedBy who completed it, where a second person has to confirm that
/// @param data the record's data; null in a list, where nothing personal stands
/// @param completed the data as that person completed them
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuarantineView(
    UUID id,
    String workerId,
    String episodeId,
    long sequence,
    String source,
    String type,
    QuarantinedBecause because,
    List<String> members,
    HrRecord record,
    Instant since,
    @Nullable String completedBy,
    @Nullable JsonNode data,
    @Nullable JsonNode completed) {

  static QuarantineView line(Quarantined waiting) {
    return view(waiting, null, null);
  }

  static QuarantineView whole(Quarantined waiting) {
    return view(
        waiting,
        json(waiting.statement().data()),
        waiting.proposal().map(proposal -> json(proposal.data())).orElse(null));
  }

  private static JsonNode json(String data) {
    return StrictJson.object(data.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static QuarantineView view(
      Quarantined waiting, @Nullable JsonNode data, @Nullable JsonNode completed) {
    return new QuarantineView(
        waiting.id(),
        waiting.workerId(),
        waiting.statement().episodeId(),
        waiting.statement().sequence(),
        waiting.statement().source(),
        waiting.type().spoken(),
        waiting.because(),
        waiting.members(),
        waiting.place(),
        waiting.since(),
        waiting.proposal().map(Proposal::actor).orElse(null),
        data,
        completed);
  }
}
