package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.HrRejection;
import java.util.List;
import java.util.Optional;

/// What came out of reading an HR record.
public sealed interface Heard {

  /// A statement of a known source about one episode.
  ///
  /// @param source the CloudEvents source
  /// @param id the CloudEvents id, unique for the source
  /// @param digest of the record's bytes
  record Believable(
      String source, String id, String digest, String workerId, String episodeId, Command command)
      implements Heard {}

  /// A record that cannot be believed.
  ///
  /// @param members the names that our schema gives to what is wrong, never content
  /// @param workerId where it could be read
  record Unbelievable(HrRejection reason, List<String> members, Optional<String> workerId)
      implements Heard {}
}
