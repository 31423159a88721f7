package dev.firstkey.local.bench;

import dev.firstkey.contracts.EventType;
import dev.firstkey.local.Hire;
import dev.firstkey.local.Hires;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.client.KeycloakSignIn;
import dev.firstkey.local.races.Ending;
import dev.firstkey.local.races.Endings;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import dev.firstkey.local.visit.Visit;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// From HR's *left* to refused everywhere: the pass at the gateway, the passkey at the directory.
final class Leavers {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /// No ending by HR needs the pass's id.
  private static final UUID NO_PASS = new UUID(0, 0);

  private final Place place;
  private final Ears ears;
  private final HrisLine hris;
  private final Ending left;

  Leavers(Place place, Ears ears, HrisLine hris) {
    this.place = place;
    this.ears = ears;
    this.hris = hris;
    this.left = Endings.left(hris);
  }

  /// Until the gateway says that a pass that it had is no more.
  Percentiles withAPass(int number) throws Stopped, InterruptedException {
    var nanos = new ArrayList<Long>();
    for (var hire : Hires.madeUp(number, Clock.systemUTC())) {
      var visit = withPass(hire);
      nanos.add(until(hire, "The end of the pass", () -> visit.state().equals("ended")));
    }
    return Percentiles.of(nanos);
  }

  /// Until the directory refuses the passkey. Each look is a sign-in, which takes its time.
  Percentiles enrolled(int number) throws Stopped, InterruptedException {
    var nanos = new ArrayList<Long>();
    for (var hire : Hires.madeUp(number, Clock.systemUTC())) {
      var visit = withPass(hire);
      var passkey = new SoftwareAuthenticator(Traits.synced());
      Visit.expect(visit.register(visit.options(), passkey));
      Visit.await(ears.hear(hire.workerId(), EventType.AUTHENTICATOR_PUBLISHED));
      nanos.add(until(hire, "A refused sign-in", () -> isRefused(passkey)));
    }
    return Percentiles.of(nanos);
  }

  private Visit withPass(Hire hire) throws Stopped, InterruptedException {
    hris.publish(hire);
    var visit = new Visit(place, ears, hire.workerId());
    visit.awaitCase();
    visit.confirm();
    visit.awaitPass();
    return visit;
  }

  private interface Look {
    boolean isThere() throws Stopped, InterruptedException;
  }

  private long until(Hire hire, String what, Look look) throws Stopped, InterruptedException {
    long start = System.nanoTime();
    left.happen(hire, NO_PASS);
    while (!look.isThere()) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new Stopped(what + " did not happen in time");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    long took = System.nanoTime() - start;
    ears.forget(hire.workerId());
    return took;
  }

  private boolean isRefused(SoftwareAuthenticator passkey) throws Stopped, InterruptedException {
    try {
      return new KeycloakSignIn(place.api().http(), place.realm()).signIn(passkey)
          instanceof KeycloakSignIn.Refused;
    } catch (IOException failure) {
      throw new Stopped("Keycloak's login pages do not answer: " + failure.getMessage());
    }
  }
}
