package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Topic;
import dev.firstkey.revocationworker.domain.Offsets;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/// The streams that this service hears, as the broker knows them. Each call fails where the broker
/// does not answer; a partition of which it says nothing is missing in the answer.
public interface Streams {

  /// All that this service hears: whatever ends a pass comes from one of them.
  Set<Topic> HEARD =
      Set.of(Topic.JOINER, Topic.ISSUANCE, Topic.ENROLLMENT, Topic.ENROLLMENT_COMPLETE);

  /// Where the streams end now.
  Uni<Offsets> ends(Set<Topic> streams);

  /// Up to where every record has taken effect here, in whichever replica: what it did is committed
  /// in the database.
  Uni<Offsets> heard(Set<Topic> streams);
}
