package dev.firstkey.auditsink;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// The streams that the log takes in, as the broker has them.
public interface StreamEnds {

  /// Which topics they are.
  Uni<List<StreamTopic>> topics();

  /// The last records now; none for a partition that is empty.
  Uni<List<StreamEnd>> now();

  /// Where each partition begins now.
  Uni<List<StreamStart>> starts();

  /// The last records that this service's consumer group has heard, as it told the broker; none for
  /// a partition of which it has told nothing.
  Uni<List<StreamEnd>> heard();
}
