package dev.firstkey.faults;

import java.nio.file.Path;

/// Where a process is to end.
///
/// @param point the name of the point
/// @param nth at which pass of it, from 1
/// @param mark the file that proves it
record Target(String point, int nth, Path mark) {

  Target {
    if (nth < 1) {
      throw new IllegalArgumentException("the first pass is 1");
    }
  }
}
