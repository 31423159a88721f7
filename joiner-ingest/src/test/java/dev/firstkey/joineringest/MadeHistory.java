package dev.firstkey.joineringest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// What HR says about one worker in one to three employments: hires, changes of everything, ends of
/// every kind, repeats, old things again, and records that are not complete, most of which are said
/// anew. It is made by chance, and by the same seed the same.
final class MadeHistory {
  private static final List<String> NEEDED =
      List.of("familyName", "startDate", "workTimeZone", "workerType", "legalEntity");

  private final SplittableRandom chance;
  private final List<Saying> said = new ArrayList<>();
  private boolean oneWaits;

  private MadeHistory(long seed) {
    this.chance = new SplittableRandom(seed);
  }

  /// In the order in which HR says it.
  static List<Saying> of(long seed) {
    MadeHistory made = new MadeHistory(seed);
    int employments = 1 + made.below(3);
    for (int at = 1; at <= employments; at++) {
      made.employment("e-" + at, at);
    }
    return List.copyOf(made.said);
  }

  private void employment(String episode, int at) {
    oneWaits = false;
    Map<String, String> now = hire(at);
    long sequence = 1 + below(3);
    state("hired", episode, sequence, now);
    for (int changes = below(5); changes > 0; changes--) {
      sequence += 1 + below(3);
      change(now);
      state(below(6) == 0 ? "hired" : "changed", episode, sequence, now);
    }
    end(episode, sequence, now);
  }

  // A contractor at first, so that the next employment may be of another kind.
  private Map<String, String> hire(int at) {
    Map<String, String> members = new HashMap<>();
    members.put("givenName", "Sample" + at);
    members.put("familyName", "Person" + below(100));
    members.put("displayName", "Sample P.");
    members.put("startDate", "2026-12-" + (10 + below(15)));
    members.put("workTimeZone", "Europe/Berlin");
    members.put("workerType", at == 1 && below(2) == 0 ? "contractor" : "employee");
    members.put("legalEntity", "example-de");
    members.put("deviceContext", "byod");
    return members;
  }

  private void change(Map<String, String> members) {
    int number = below(50);
    switch (below(10)) {
      case 0 -> members.put("familyName", "Person" + number);
      case 1 -> members.put("email", "mail@example.test");
      case 2 -> members.put("managerWorkerId", "m-" + number);
      case 3 -> members.put("startDate", "2027-01-" + (10 + number % 20));
      case 4 -> members.put("startDate", "2026-11-" + (10 + number % 20));
      case 5 -> members.put("endDate", "2031-01-" + (10 + number % 20));
      case 6 -> members.remove("endDate");
      case 7 -> members.put("legalEntity", "example-" + number);
      case 8 -> members.put("workTimeZone", number % 2 == 0 ? "Asia/Tokyo" : "America/Lima");
      default -> {
        // It is only said again.
      }
    }
  }

  private void end(String episode, long sequence, Map<String, String> now) {
    switch (below(6)) {
      case 0, 1 -> say("left", episode, sequence + 1, Map.of(), true);
      case 2 -> say("withdrawn", episode, sequence + 1, Map.of(), true);
      case 3 -> {
        say("withdrawn", episode, sequence + 1, Map.of(), true);
        say("left", episode, sequence + 2, Map.of(), true);
      }
      case 4 -> {
        now.put("startDate", "2020-01-01");
        now.put("endDate", "2020-02-01");
        say("changed", episode, sequence + 1, now, true);
      }
      default -> {
        // It goes on.
      }
    }
  }

  private void state(String kind, String episode, long sequence, Map<String, String> now) {
    boolean isSaid = true;
    String id = UUID.randomUUID().toString();
    if (below(4) == 0) {
      Map<String, String> less = new HashMap<>(now);
      less.remove(NEEDED.get(below(NEEDED.size())));
      add(new Saying(id, episode, sequence, kind, Map.copyOf(less), false));
      isSaid = oneWaits || below(4) > 0;
      oneWaits |= !isSaid;
    }
    if (isSaid) {
      String another = below(2) == 0 ? id : UUID.randomUUID().toString();
      add(new Saying(another, episode, sequence, kind, Map.copyOf(now), true));
    }
    if (isSaid && below(6) == 0) {
      say(kind, episode, sequence, now, true);
    }
  }

  private void say(
      String kind, String episode, long sequence, Map<String, String> members, boolean isWhole) {
    String id = UUID.randomUUID().toString();
    add(new Saying(id, episode, sequence, kind, Map.copyOf(members), isWhole));
  }

  private void add(Saying saying) {
    said.add(saying);
    if (below(8) == 0) {
      said.add(saying);
    }
  }

  private int below(int bound) {
    return chance.nextInt(bound);
  }
}
