package dev.firstkey.auditsink;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// The streams that the log takes in, as the broker has them.
public interface StreamEnds {

  /// The last records now; none for a partition that is empty.
  Uni<List<StreamEnd>> now();
}
