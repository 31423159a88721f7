package dev.firstkey.auditsink;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Which topics the log was heard from.
public interface HeardTopics {

  /// Notes which they are.
  ///
  /// @return the names of those that were others before, once for each
  Uni<List<String>> note(List<StreamTopic> now);

  /// The names of all that were made anew since the log knows of them.
  Uni<List<String>> madeAnew();
}
