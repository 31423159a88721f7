package dev.firstkey.auditsink.domain;

import java.util.Locale;

/// What must never be seen in a log of honest services.
public enum Finding {
  /// Two records have one event id and different content.
  SAME_ID_OTHER_BYTES,
  /// Two records with different content stood at one offset, or one at an offset that the log
  /// states as deleted before it was heard: the topic was made anew, or rewritten, or it came very
  /// late.
  OFFSET_REUSED,
  /// A topic was deleted and made anew: its offsets say no more whether anything is missing.
  TOPIC_MADE_ANEW;

  /// The word as it stands in metrics and logs.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
