package dev.firstkey.local.races;

import dev.firstkey.local.Hire;
import dev.firstkey.local.Hires;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import dev.firstkey.local.visit.Visit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/// Round after round until enough of them count, then a look at what is so in the end.
final class Race {
  private static final int AHEAD = 8;
  private static final int TRIES_FOR_ONE = 3;

  private final Place place;
  private final Ears ears;
  private final HrisLine hris;
  private final Contest contest;
  private final RaceOptions options;
  private final Progress progress;
  private final Map<String, Integer> wins = new TreeMap<>();
  private final List<Hire> raced = new ArrayList<>();
  private int published;

  Race(
      Place place,
      Ears ears,
      HrisLine hris,
      Contest contest,
      RaceOptions options,
      Progress progress) {
    this.place = place;
    this.ears = ears;
    this.hris = hris;
    this.contest = contest;
    this.options = options;
    this.progress = progress;
  }

  /// @return whether every round ended as it must
  boolean run() throws Stopped, InterruptedException {
    progress.say("A redemption against " + options.rival() + ", seed " + options.seed() + ".");
    int counted = rounds(Hires.madeUp(options.rounds() * TRIES_FOR_ONE, Clock.systemUTC()));
    progress.say(counted + " of " + raced.size() + " rounds count. Won: " + wins);
    var flaws = new ArrayList<String>();
    for (var hire : raced) {
      contest.flaw(hire).ifPresent(flaws::add);
    }
    contest.flaw(wins, counted).ifPresent(flaws::add);
    if (counted < options.rounds()) {
      flaws.add("only " + counted + " rounds count");
    }
    flaws.forEach(flaw -> progress.say("  NO  " + flaw));
    progress.say(flaws.isEmpty() ? "Every round ended as it must." : "Not every round did.");
    return flaws.isEmpty();
  }

  private int rounds(List<Hire> hires) throws Stopped, InterruptedException {
    int counted = 0;
    for (int next = 0; counted < options.rounds() && next < hires.size(); ) {
      int wanted = Math.min(contest.sideBySide(), options.rounds() - counted);
      int end = Math.min(next + wanted, hires.size());
      publishUpTo(hires, end + AHEAD);
      counted += together(hires.subList(next, end));
      if (raced.size() / 50 > next / 50) {
        progress.say("  " + counted + " of " + raced.size() + " rounds count. Won: " + wins);
      }
      next = end;
    }
    return counted;
  }

  /// @return how many of them count
  private int together(List<Hire> hires) throws Stopped, InterruptedException {
    var runners = hires.stream().<Callable<Contest.Round>>map(hire -> () -> round(hire)).toList();
    int counted = 0;
    for (var run : Starter.together(runners)) {
      if (run.result().counts()) {
        wins.merge(run.result().winner(), 1, Integer::sum);
        counted++;
      }
    }
    raced.addAll(hires);
    hires.forEach(hire -> ears.forget(hire.workerId()));
    return counted;
  }

  private Contest.Round round(Hire hire) throws Stopped, InterruptedException {
    var visit = new Visit(place, ears, hire.workerId());
    visit.awaitCase();
    return contest.run(hire, visit);
  }

  private void publishUpTo(List<Hire> hires, int end) {
    while (published < Math.min(end, hires.size())) {
      hris.publish(hires.get(published++));
    }
  }
}
