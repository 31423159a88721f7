package dev.firstkey.local.races;

import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/// `./firstkey race RIVAL`, on the running stack.
public final class RaceCommand {

  private RaceCommand() {}

  /// @return 0 only where every round ended as it must
  public static int run(List<String> arguments) throws InterruptedException {
    var options = RaceOptions.of(arguments);
    var stack = Stack.here();
    if (!stack.runsWhole()) {
      throw new Trouble("Not all of the stack runs. `./firstkey up` starts what is missing.");
    }
    var place = Place.on(stack);
    try (var ears = new Ears(stack.observer());
        var hris = new HrisLine(stack.hris())) {
      var contest = contest(options, place, ears, hris);
      return new Race(place, ears, hris, contest, options, new Progress(System.out)).run() ? 0 : 1;
    } catch (Stopped stopped) {
      throw new Trouble("The race is lost: " + stopped.getMessage());
    }
  }

  private static Contest contest(RaceOptions options, Place place, Ears ears, HrisLine hris) {
    var gateways = place.stack().urls(Service.ENROLLMENT_GATEWAY);
    return switch (options.rival()) {
      case REDEMPTION -> new SeveralRedemptions(gateways, place);
      case LEFT -> against(options, place, ears, Endings.left(hris));
      case WITHDRAWN -> against(options, place, ears, Endings.withdrawn(hris));
      case OPERATOR -> against(options, place, ears, Endings.operator(place));
      case SUPERSEDED -> against(options, place, ears, Endings.secondDevice(place, ears));
      case EXPIRY -> new AgainstExpiry(place, ears, Clock.systemUTC(), seeded(options.seed()));
    };
  }

  private static Contest against(RaceOptions options, Place place, Ears ears, Ending ending) {
    return new AgainstAnEnding(place, ears, ending, seeded(options.seed()));
  }

  /// The same delays for the same seed, so that a round can be run again.
  private static Random seeded(long seed) {
    return Random.from(java.util.random.RandomGeneratorFactory.of("Random").create(seed));
  }
}
