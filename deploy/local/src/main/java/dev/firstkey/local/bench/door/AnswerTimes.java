package dev.firstkey.local.bench.door;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.backing.PostgresServer;
import dev.firstkey.local.calls.Door;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Home;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Trouble;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One key asks about visits that are not its own, and about one that never was, in turn and in an
/// order by chance.
final class AnswerTimes {
  private static final int WARM = 200;
  private static final int NOT_POSSIBLE = 404;

  private final Place place;
  private final JsonNode body;
  private final Map<String, String> paths = new LinkedHashMap<>();

  /// @param used whose pass is redeemed
  /// @param expired whose minutes will be over
  /// @param live whose pass is good
  AnswerTimes(Place place, Prepared used, Prepared expired, Prepared live) {
    this.place = place;
    this.body = live.answer();
    expire(expired);
    paths.put("unknown", "/transactions/" + UUID.randomUUID());
    paths.put("used", used.visit().path());
    paths.put("expired", expired.visit().path());
    paths.put("wrong key", live.visit().path());
  }

  private static void expire(Prepared one) {
    var server =
        PostgresServer.running(Home.here().state().resolve("postgres"))
            .orElseThrow(() -> new Trouble("PostgreSQL does not run."));
    var id = UUID.fromString(one.visit().path().substring("/transactions/".length()));
    for (var table : List.of("device_transaction", "pass")) {
      try (var connection = server.connectAsSuperuser("firstkey");
          var update =
              connection.prepareStatement(
                  "update enrollment_gateway."
                      + table
                      + " set expires_at = now() - interval '1 minute' where transaction_id = ?")) {
        update.setObject(1, id);
        update.executeUpdate();
      } catch (SQLException failure) {
        throw new Trouble("A pass could not be made to expire: " + failure.getMessage());
      }
    }
  }

  /// What was asked about, and the times of its answers.
  private record Asked(String name, String path, double[] millis) {}

  /// The times of each, by what became of the visit.
  Map<String, Times> measure(int rounds) throws Stopped, InterruptedException {
    var door = new Door(place.api(), place.stack().urls(Service.ENROLLMENT_GATEWAY));
    var all = new ArrayList<Asked>();
    paths.forEach((name, path) -> all.add(new Asked(name, path, new double[rounds])));
    var order = new ArrayList<>(all);
    var chance = new SecureRandom();
    for (int round = -WARM; round < rounds; round++) {
      Collections.shuffle(order, chance);
      for (var one : order) {
        double took = ask(door, one.path());
        if (round >= 0) {
          one.millis()[round] = took;
        }
      }
    }
    var times = new LinkedHashMap<String, Times>();
    all.forEach(one -> times.put(one.name(), new Times(one.millis()).trimmed()));
    return times;
  }

  private double ask(Door door, String path) throws Stopped, InterruptedException {
    long start = System.nanoTime();
    var answer = door.call("POST", path + "/registration", body);
    double took = (System.nanoTime() - start) / 1e6;
    if (answer.status() != NOT_POSSIBLE) {
      throw new Stopped("a stranger was answered " + answer.spoken());
    }
    return took;
  }
}
