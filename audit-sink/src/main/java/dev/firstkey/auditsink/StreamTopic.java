package dev.firstkey.auditsink;

/// A topic as it is now.
///
/// @param name its name
/// @param id which it is: one that is deleted and made anew under its name has another
public record StreamTopic(String name, String id) {}
