package dev.firstkey.local.demo;

import dev.firstkey.local.stack.Trouble;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the caller wants.
///
/// @param workers how many joiners
/// @param events the caller's own hired events
/// @param kill the part that is killed on the way and started again; the demo must not notice
/// @param halt the service that halts at a named point and is started again
/// @param outage the part that is away for a while
/// @param wishes what else is wanted
record DemoOptions(
    int workers,
    Optional<Path> events,
    Optional<String> kill,
    Optional<Halting> halt,
    Optional<Outage> outage,
    Set<Wish> wishes) {

  /// What may be wanted or not.
  enum Wish {
    /// Leave the stack running.
    KEEP,
    /// Sign in with a key that was not enrolled; the demo must fail.
    FOREIGN_KEY,
    /// Put a password on the account before the verdict; the demo must fail.
    PLANT_PASSWORD,
    /// Let everybody leave afterwards; their passkeys must be dead then.
    LEAVE,
    /// Show the trace of the first hired event.
    TRACES,
    /// Be an identity provider that speaks SCIM, and no HRIS.
    SCIM,
    ROLLING,
    /// Go by the pages alone, in a real browser.
    BROWSER
  }

  DemoOptions {
    wishes = Set.copyOf(wishes);
  }

  static DemoOptions of(List<String> arguments) {
    var options =
        new DemoOptions(
            1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    var words = new ArrayDeque<>(arguments);
    while (!words.isEmpty()) {
      options = options.with(words.pop(), words);
    }
    if (options.traces() && options.scim()) {
      throw new Trouble("--traces shows what an event began; it goes without --scim.");
    }
    if (options.browser() && !options.isPlain()) {
      throw new Trouble(
          "--browser goes the whole way once, with no fault, no foreign key and nobody who leaves.");
    }
    return options;
  }

  boolean keep() {
    return wishes.contains(Wish.KEEP);
  }

  boolean foreignKey() {
    return wishes.contains(Wish.FOREIGN_KEY);
  }

  boolean plantPassword() {
    return wishes.contains(Wish.PLANT_PASSWORD);
  }

  boolean leave() {
    return wishes.contains(Wish.LEAVE);
  }

  boolean traces() {
    return wishes.contains(Wish.TRACES);
  }

  boolean rolling() {
    return wishes.contains(Wish.ROLLING);
  }

  boolean browser() {
    return wishes.contains(Wish.BROWSER);
  }

  private boolean isPlain() {
    boolean faultless = kill.isEmpty() && halt.isEmpty() && outage.isEmpty() && !rolling();
    return faultless && !leave() && !foreignKey();
  }

  boolean scim() {
    return wishes.contains(Wish.SCIM);
  }

  private DemoOptions with(String word, ArrayDeque<String> words) {
    return switch (word) {
      case "--workers" ->
          new DemoOptions(number(value(word, words)), events, kill, halt, outage, wishes);
      case "--events" ->
          new DemoOptions(
              workers, Optional.of(Path.of(value(word, words))), kill, halt, outage, wishes);
      case "--kill" ->
          new DemoOptions(workers, events, Optional.of(value(word, words)), halt, outage, wishes);
      case "--halt" ->
          new DemoOptions(
              workers, events, kill, Optional.of(Halting.of(value(word, words))), outage, wishes);
      case "--outage" -> with(Outage.of(value(word, words)));
      case "--keep" -> with(Wish.KEEP);
      case "--sign-in-with" -> foreign(value(word, words)) ? with(Wish.FOREIGN_KEY) : this;
      case "--plant-password" -> with(Wish.PLANT_PASSWORD);
      case "--leave" -> with(Wish.LEAVE);
      case "--traces" -> with(Wish.TRACES);
      case "--scim" -> with(Wish.SCIM);
      case "--rolling" -> with(Wish.ROLLING);
      case "--browser" -> with(Wish.BROWSER);
      default ->
          throw new Trouble(
              "demo does not know '" + word + "'. `./firstkey help` lists its options.");
    };
  }

  private DemoOptions with(Outage wanted) {
    return new DemoOptions(workers, events, kill, halt, Optional.of(wanted), wishes);
  }

  private DemoOptions with(Wish wish) {
    var more = EnumSet.of(wish);
    more.addAll(wishes);
    return new DemoOptions(workers, events, kill, halt, outage, more);
  }

  private static String value(String word, ArrayDeque<String> words) {
    if (words.isEmpty()) {
      throw new Trouble(word + " wants a value.");
    }
    return words.pop();
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new Trouble("--workers wants a number from 1 to 9999, not '" + text + "'.");
    }
    return Integer.parseInt(text);
  }

  private static boolean foreign(String text) {
    return switch (text) {
      case "enrolled-key" -> false;
      case "foreign-key" -> true;
      default -> throw new Trouble("--sign-in-with wants enrolled-key or foreign-key.");
    };
  }
}
