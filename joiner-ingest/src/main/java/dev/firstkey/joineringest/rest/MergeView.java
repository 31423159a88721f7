package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.domain.Merge;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A merge as staff see it.
///
/// @param workerId as its source calls the worker
/// @param mergedInto the worker into whom it was merged
/// @param mergedBy who decided
/// @param reference where that is written
record MergeView(
    String source,
    String workerId,
    String mergedInto,
    String mergedBy,
    String reference,
    Instant since) {
  private static final Pattern PLACE =
      Pattern.compile("([^\\s\\p{Cntrl}]{1,512}) ([A-Za-z0-9._-]{1,64})");

  static MergeView of(Merge merge) {
    return new MergeView(
        merge.key().source(),
        merge.key().workerId(),
        merge.knownAs(),
        merge.actor(),
        merge.reference(),
        merge.since());
  }

  /// Its place in the list, as a page names it.
  String place() {
    byte[] place = (source + ' ' + workerId).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
  }

  /// The place that was named so; empty where none is.
  static Optional<Merge.Key> key(String place) {
    try {
      Matcher parts =
          PLACE.matcher(new String(Base64.getUrlDecoder().decode(place), StandardCharsets.UTF_8));
      return parts.matches()
          ? Optional.of(new Merge.Key(parts.group(1), parts.group(2)))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
