package dev.firstkey.passissuer.domain;

import dev.firstkey.contracts.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// One employment of one worker.
///
/// @param workerId HR's own id of the worker
/// @param episodeId HR's own id of the employment
public record EpisodeKey(String workerId, String episodeId) {

  /// The key as one text. Neither id can hold a slash.
  public String text() {
    return workerId + '/' + episodeId;
  }

  /// The id of the case that begins with a statement of HR: the same statement, the same case,
  /// however often it is heard.
  public UUID caseBegunAt(long sequence, Purpose purpose) {
    String name = "case/" + text() + '/' + purpose.word() + '/' + sequence;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
