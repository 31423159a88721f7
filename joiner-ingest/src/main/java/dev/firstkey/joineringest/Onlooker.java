package dev.firstkey.joineringest;

import java.util.function.Predicate;

/// Who asks about workers, as far as it decides what they may see.
public interface Onlooker {
  /// Whether they may see what a source states, by the source's URI. Asked once for each call.
  Predicate<String> sources();
}
