package dev.firstkey.local.blindness;

import dev.firstkey.backing.PostgresServer;
import dev.firstkey.local.Hire;
import dev.firstkey.local.Hires;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Home;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/// `./firstkey blindness [FAULT ...]`, on the running stack.
public final class BlindnessCommand {

  private static final int PARTITIONS = 6;

  private BlindnessCommand() {}

  /// @return 0 only where nobody was enrolled whom the gateway could not know to be entitled
  public static int run(List<String> arguments) throws IOException, InterruptedException {
    var stack = Stack.here();
    if (!stack.runsWhole()) {
      throw new Trouble("Not all of the stack runs. `./firstkey up` starts what is missing.");
    }
    var progress = new Progress(System.out);
    var database = PostgresServer.running(Home.here().state().resolve("postgres")).orElseThrow();
    var faults = Blindings.named(Blindings.all(stack, database, progress), arguments);
    var place = Place.on(stack);
    try (var ears = new Ears(stack.observer());
        var hris = new HrisLine(stack.hris())) {
      return over(faults, new Watch(place, ears, hris, progress), progress) ? 0 : 1;
    } catch (Stopped stopped) {
      throw new Trouble("The scenario stopped: " + stopped.getMessage());
    }
  }

  /// What revocation-worker has heard it says for each partition: elsewhere nobody would be blind.
  private static List<Hire> ofOnePartition(int number) {
    return Stream.generate(() -> Hires.madeUp(PARTITIONS, Clock.systemUTC()))
        .flatMap(List::stream)
        .filter(hire -> partition(hire.workerId()) == 0)
        .limit(number)
        .toList();
  }

  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
  }

  private static boolean over(List<Blinding> faults, Watch watch, Progress progress)
      throws Stopped, IOException, InterruptedException {
    var hires = ofOnePartition(2 * faults.size());
    var flaws = new ArrayList<String>();
    for (int each = 0; each < faults.size(); each++) {
      var fault = faults.get(each);
      watch
          .over(fault, hires.get(2 * each), hires.get(2 * each + 1))
          .forEach(flaw -> flaws.add(fault.name() + ": " + flaw));
    }
    flaws.forEach(flaw -> progress.say("  NO  " + flaw));
    progress.say(
        flaws.isEmpty() ? "Nobody was enrolled by a gateway that was blind." : "It was not so.");
    return flaws.isEmpty();
  }
}
