package dev.firstkey.local.elsewhere;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.local.Hires;
import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import dev.firstkey.local.visit.Visit;
import dev.firstkey.newhire.DeviceKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One new hire whose pass is there. Everything that they hold is presented to every call of every
/// service and to the directory; afterwards the passkey is created as if nothing had been.
final class Elsewhere {
  private static final int PATIENCE = 60;

  private final Place place;
  private final Ears ears;
  private final HrisLine hris;
  private final Progress progress;
  private final DeviceKey key = new DeviceKey();

  Elsewhere(Place place, Ears ears, HrisLine hris, Progress progress) {
    this.place = place;
    this.ears = ears;
    this.hris = hris;
    this.progress = progress;
  }

  void run() throws Stopped, InterruptedException {
    var hire = Hires.madeUp(1, Clock.systemUTC()).getFirst();
    hris.publish(hire);
    var visit = new Visit(place, ears, hire.workerId(), key);
    visit.awaitCase();
    visit.confirm();
    visit.awaitPass();
    var options = visit.options();
    var taken = new ArrayList<String>();
    var held = held(visit, hire.workerId(), options.path("challenge").asText());
    for (var service : Service.values()) {
      taken.addAll(presentTo(service, held));
    }
    taken.addAll(new AtTheDirectory(place, held).taken());
    if (!taken.isEmpty()) {
      throw new Stopped(String.join(", ", taken));
    }
    requireUnharmed(visit);
    Visit.expect(visit.registerPatiently(options));
    requireOneEnrollment(hire.workerId());
  }

  /// By name, as in `pass`.
  private Map<String, String> held(Visit visit, String workerId, String challenge)
      throws Stopped, InterruptedException {
    var issued = Visit.await(ears.hear(workerId, EventType.PASS_ISSUED)).event().fact();
    var held = new LinkedHashMap<String, String>();
    held.put("pass", ((PassIssued) issued).passId().toString());
    held.put("visit", visit.path().substring(visit.path().lastIndexOf('/') + 1));
    held.put("check code", visit.checkCode());
    held.put("challenge", challenge);
    held.put("proof", key.proof("POST", place.realm(), null));
    return held;
  }

  private List<String> presentTo(Service service, Map<String, String> held)
      throws Stopped, InterruptedException {
    var surface = Surface.of(place, service);
    var before = surface.refused();
    var taken = new Presenting(place, key, service, held).to(surface);
    if (taken.isEmpty() && surface.refused() <= before) {
      throw new Stopped(service.spoken() + " counts nothing of what it refused");
    }
    progress.say(service.spoken() + ": presented to " + surface.calls().size() + " calls.");
    return taken;
  }

  private static void requireUnharmed(Visit visit) throws Stopped, InterruptedException {
    var state = visit.state();
    if (!state.equals("pass-ready")) {
      throw new Stopped("the visit is '" + state + "' and was 'pass-ready'");
    }
  }

  private void requireOneEnrollment(String workerId) throws Stopped, InterruptedException {
    var entries =
        Until.present(
            "The enrollment in the audit log",
            PATIENCE,
            () ->
                Optional.of(place.audit().timeline(workerId))
                    .filter(all -> all.stream().anyMatch(Elsewhere::isEnrollment)));
    long enrollments = entries.stream().filter(Elsewhere::isEnrollment).count();
    if (enrollments != 1) {
      throw new Stopped("enrolled " + enrollments + " times");
    }
  }

  private static boolean isEnrollment(JsonNode entry) {
    return AuditTrail.is(entry, "enrollment.completed");
  }
}
