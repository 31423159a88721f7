package dev.firstkey.auditsink;

/// A leaf as it stands in the log.
///
/// @param index its log index
/// @param bytes its bytes ([dev.firstkey.tlog.Leaf])
public record Numbered(long index, byte[] bytes) {}
