package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.HrRejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What came out of reading an HR record.
public sealed interface Heard {

  /// A statement of a known source about one episode.
  ///
  /// @param source the CloudEvents source
  /// @param id the CloudEvents id, unique for the source
  /// @param digest of the record's bytes
  /// @param said the data as they were said
  /// @param time the CloudEvents time; empty where none is given, or the record waited
  record Believable(
      String source,
      String id,
      String digest,
      String workerId,
      String episodeId,
      Command command,
      Said said,
      Optional<Instant> time)
      implements Heard {

    /// The same as something that waits for staff because of these members.
    public Incomplete doubtful(List<String> members) {
      return new Incomplete(
          source,
          id,
          digest,
          workerId,
          episodeId,
          command.sequence(),
          said.type(),
          members,
          said.data());
    }
  }

  /// The data of a record.
  ///
  /// @param type one of the HRIS stream
  /// @param data as JSON
  record Said(EventType type, String data) {

    /// Says nothing of the person, so that no log line can.
    @Override
    public String toString() {
      return type.id();
    }
  }

  /// A statement of a known source about one episode that is not complete or contradicts itself.
  ///
  /// @param source the CloudEvents source
  /// @param id the CloudEvents id, unique for the source
  /// @param digest of the record's bytes
  /// @param type one of the HRIS stream
  /// @param members the names of all that is missing or wrong, never content
  /// @param data the record's data, as JSON
  record Incomplete(
      String source,
      String id,
      String digest,
      String workerId,
      String episodeId,
      long sequence,
      EventType type,
      List<String> members,
      String data)
      implements Heard {

    public Incomplete {
      members = List.copyOf(members);
    }

    /// The same with other data.
    public Incomplete with(String others) {
      return new Incomplete(
          source, id, digest, workerId, episodeId, sequence, type, members, others);
    }

    /// The same because of other members.
    public Incomplete doubtful(List<String> others) {
      return new Incomplete(source, id, digest, workerId, episodeId, sequence, type, others, data);
    }

    /// Says nothing of the person, so that no log line can.
    @Override
    public String toString() {
      return "Incomplete " + members;
    }
  }

  /// A record that cannot be believed.
  ///
  /// @param members the names that our schema gives to what is wrong, never content
  /// @param workerId where it could be read
  /// @param episodeId where it could be read
  /// @param source the CloudEvents source, where it is known that it was the sender
  record Unbelievable(
      HrRejection reason,
      List<String> members,
      Optional<String> workerId,
      Optional<String> episodeId,
      Optional<String> source)
      implements Heard {}
}
