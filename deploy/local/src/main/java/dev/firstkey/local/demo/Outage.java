package dev.firstkey.local.demo;

import dev.firstkey.local.stack.Trouble;
import java.util.List;

/// `PART:SECONDS@STEP`, or `PART+PART:SECONDS@STEP` where one goes after the other, or
/// `disk:SECONDS@STEP`.
///
/// @param parts what is away
/// @param seconds for how long, all of them
/// @param step from when the first new hire is there
record Outage(List<String> parts, int seconds, Step step) {

  static Outage of(String text) {
    if (!text.matches("[a-z0-9-]+([+][a-z0-9-]+)*:[1-9][0-9]{0,3}@[a-z-]+")) {
      throw new Trouble(
          "--outage wants PART:SECONDS@STEP, as in kafka:20@pass; PART may be several, joined by"
              + " +.");
    }
    var words = text.split("[:@]", -1);
    return new Outage(
        List.of(words[0].split("[+]", -1)), Integer.parseInt(words[1]), Step.of(words[2]));
  }

  String spoken() {
    return String.join(" and ", parts);
  }
}
