package dev.firstkey.local.stack;

/// What all topics of the stack have in common.
public final class TopicShape {
  /// How many partitions each has.
  public static final int PARTITIONS = 6;

  private TopicShape() {}
}
