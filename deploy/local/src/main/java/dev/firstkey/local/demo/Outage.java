package dev.firstkey.local.demo;

import dev.firstkey.local.stack.Trouble;

/// `PART:SECONDS@STEP`.
///
/// @param part what is away
/// @param seconds for how long
/// @param step from when the first new hire is there
record Outage(String part, int seconds, Step step) {

  static Outage of(String text) {
    if (!text.matches("[a-z0-9-]+:[1-9][0-9]{0,3}@[a-z-]+")) {
      throw new Trouble("--outage wants PART:SECONDS@STEP, as in kafka:20@pass.");
    }
    var words = text.split("[:@]");
    return new Outage(words[0], Integer.parseInt(words[1]), Step.of(words[2]));
  }
}
