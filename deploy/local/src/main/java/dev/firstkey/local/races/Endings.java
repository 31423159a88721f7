package dev.firstkey.local.races;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWithdrawn;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import dev.firstkey.local.visit.Visit;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// What may end a pass while it is redeemed.
public final class Endings {

  private static final int PATIENCE = 30;

  private Endings() {}

  /// HR says that the worker has left.
  public static Ending left(HrisLine hris) {
    return new ByHr(hris, RevocationReason.LEFT);
  }

  static Ending withdrawn(HrisLine hris) {
    return new ByHr(hris, RevocationReason.WITHDRAWN);
  }

  /// An operator ends the pass.
  public static Ending operator(Place place) {
    return new ByOperator(place);
  }

  static Ending secondDevice(Place place, Ears ears) {
    return new BySecondDevice(place, ears);
  }

  /// The next thing that the same source says about the same episode.
  private record ByHr(HrisLine hris, RevocationReason reason) implements Ending {

    @Override
    public void happen(Hire hire, UUID passId) {
      var hired = StrictJson.object(hire.event()).orElseThrow();
      var episode = hired.path("data").path("episodeId").asText();
      var bytes =
          EventCodec.encodeHris(
              UUID.randomUUID().toString(),
              hired.path("source").asText(),
              hire.workerId(),
              Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS),
              said(hire.workerId(), episode));
      hris.publish(new Hire(hire.workerId(), bytes));
    }

    private HrisFact said(String workerId, String episode) {
      return reason == RevocationReason.LEFT
          ? new HrisLeft(workerId, episode, 2)
          : new HrisWithdrawn(workerId, episode, 2);
    }
  }

  private record ByOperator(Place place) implements Ending {

    @Override
    public void happen(Hire hire, UUID passId) throws Stopped, InterruptedException {
      var address =
          place.stack().url(Service.REVOCATION_WORKER) + "/passes/" + passId + "/revocation";
      var said = JsonNodeFactory.instance.objectNode().put("reason", "operator");
      // revocation-worker hears of a pass in its own time; who is quicker asks again.
      var answer =
          Until.present(
              "A pass that revocation-worker knows",
              PATIENCE,
              () ->
                  Optional.of(place.api().post(address, place.tokens().of("operator"), said))
                      .filter(given -> !given.isProblem("unknown-pass")));
      Visit.expect(answer);
    }

    @Override
    public RevocationReason reason() {
      return RevocationReason.OPERATOR;
    }
  }

  private record BySecondDevice(Place place, Ears ears) implements Ending {

    @Override
    public void happen(Hire hire, UUID passId) throws Stopped, InterruptedException {
      new Visit(place, ears, hire.workerId()).confirm();
    }

    @Override
    public RevocationReason reason() {
      return RevocationReason.SUPERSEDED;
    }

    /// Opening, confirming and issuing come first.
    @Override
    public int firstMillis() {
      return 250;
    }
  }
}
