package dev.firstkey.joineringest.domain;

import java.util.regex.Pattern;

/// An account of the directory that carries a worker's id, whoever put it there.
public record Marked(String workerId, Account account) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /// Whether it could be an id that HR gave: only such a one is ours.
  public boolean isOurs() {
    return ID.matcher(workerId).matches();
  }
}
