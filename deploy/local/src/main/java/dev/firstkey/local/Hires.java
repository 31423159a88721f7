package dev.firstkey.local;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.contracts.WorkerType;
import dev.firstkey.local.stack.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// The hired events of a run: the caller's, or made up.
public final class Hires {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final List<String> GIVEN =
      List.of("Ada", "Grace", "Katherine", "Alan", "Edsger", "Barbara", "Donald", "Radia");
  private static final List<String> FAMILY =
      List.of("Sample", "Example", "Muster", "Esempio", "Exemple", "Voorbeeld");

  private static final int SAME_BRANCH = 24;

  private Hires() {}

  /// So many people who start today, with ids and family names that no other run has: another
  /// source may hire those of another run. Hardly two of them share a name: where many do, what is
  /// measured is the search for a free account name and not a hire.
  public static List<Hire> madeUp(int workers, Clock clock) {
    var bytes = new byte[4];
    new SecureRandom().nextBytes(bytes);
    var run = HexFormat.of().formatHex(bytes);
    var hires = new ArrayList<Hire>();
    for (int number = 1; number <= workers; number++) {
      hires.add(hire(run, number, clock));
    }
    return hires;
  }

  private static Hire hire(String run, int number, Clock clock) {
    var workerId = "demo-%s-%03d".formatted(run, number);
    var given = GIVEN.get(number % GIVEN.size());
    var family = FAMILY.get(number % FAMILY.size()) + '-' + run + branch(number);
    var hired =
        new HrisHired(
            workerId,
            workerId + "-e1",
            1,
            given,
            family,
            given + " " + family,
            null,
            LocalDate.ofInstant(clock.instant(), ZONE),
            null,
            ZONE.getId(),
            WorkerType.EMPLOYEE,
            "example-de",
            null,
            DeviceContext.BYOD,
            "en",
            null);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var id = UUID.randomUUID().toString();
    return new Hire(workerId, EventCodec.encodeHris(id, "urn:example:hris", workerId, now, hired));
  }

  private static String branch(int number) {
    return number <= SAME_BRANCH ? "" : "-" + Integer.toHexString(number / SAME_BRANCH);
  }

  /// The lines of the file as they are.
  ///
  /// @throws Trouble where a line is no hired event
  public static List<Hire> read(Path file) {
    try {
      var lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
      if (lines.isEmpty()) {
        throw new Trouble(file + " holds no event.");
      }
      var hires = new ArrayList<Hire>();
      for (int number = 1; number <= lines.size(); number++) {
        hires.add(read(lines.get(number - 1), number));
      }
      return hires;
    } catch (NoSuchFileException _) {
      throw new Trouble("There is no file " + file + ".");
    } catch (IOException failure) {
      throw new Trouble(file + " can not be read: " + failure);
    }
  }

  private static Hire read(String line, int number) {
    var bytes = line.getBytes(StandardCharsets.UTF_8);
    var json =
        StrictJson.object(bytes)
            .orElseThrow(() -> new Trouble("Event " + number + " is no JSON object."));
    var workerId = json.path("data").path("workerId");
    if (!json.path("type").asText().equals(EventType.HRIS_WORKER_HIRED.id())
        || !workerId.isTextual()) {
      throw new Trouble(
          "Event "
              + number
              + " is no "
              + EventType.HRIS_WORKER_HIRED.id()
              + " with a data.workerId; `./firstkey hire` publishes others.");
    }
    return new Hire(workerId.asText(), bytes);
  }
}
