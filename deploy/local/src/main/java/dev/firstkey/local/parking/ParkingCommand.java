package dev.firstkey.local.parking;

import dev.firstkey.backing.PostgresServer;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Home;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import java.util.List;

/// `./firstkey parking`, on the running stack.
public final class ParkingCommand {

  private ParkingCommand() {}

  /// @return 0 only where nobody got a pass before the decision, and everybody after it
  public static int run(List<String> arguments) throws InterruptedException {
    var stack = Stack.here();
    if (!arguments.isEmpty()) {
      throw new Trouble("Usage: ./firstkey parking");
    }
    if (!stack.runsWhole()) {
      throw new Trouble("Not all of the stack runs. `./firstkey up` starts what is missing.");
    }
    var place = Place.on(stack);
    var database = PostgresServer.running(Home.here().state().resolve("postgres")).orElseThrow();
    try (var ears = new Ears(stack.observer());
        var hris = new HrisLine(stack.hris())) {
      var parking = new Parking(place, ears, hris, new Progress(System.out));
      parking.replayed(database);
      parking.givenUp();
    } catch (Stopped stopped) {
      throw new Trouble("It was not so: " + stopped.getMessage());
    }
    System.out.println("Nobody got a pass before the decision, and everybody after it.");
    return 0;
  }
}
