package dev.firstkey.local.blindness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import dev.firstkey.local.races.Ending;
import dev.firstkey.local.races.Endings;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import dev.firstkey.local.visit.Visit;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Two new hires hold a pass when the gateway goes blind; HR says that one of them has left.
/// Neither may be enrolled while the gateway cannot know which of the two. Afterwards the one who
/// stays is enrolled with the same pass, and the other never.
final class Watch {
  /// `firstkey.gateway.blind-after`, and a heartbeat's way.
  private static final int UNTIL_BLIND_SECONDS = 13;

  private static final int PATIENCE = 60;

  private final Place place;
  private final Ears ears;
  private final HrisLine hris;
  private final Progress progress;

  Watch(Place place, Ears ears, HrisLine hris, Progress progress) {
    this.place = place;
    this.ears = ears;
    this.hris = hris;
    this.progress = progress;
  }

  /// A new hire with the options of the ceremony in hand.
  private record Ready(
      Hire hire, UUID passId, Visit visit, JsonNode options, SoftwareAuthenticator key) {

    Api.Answer register() throws Stopped, InterruptedException {
      return visit.register(options, key);
    }
  }

  /// @return what is wrong
  List<String> over(Blinding blinding, Hire staying, Hire leaving)
      throws Stopped, IOException, InterruptedException {
    var stays = ready(staying);
    var leaves = ready(leaving);
    progress.say(blinding.name() + ": two have a pass, and one of the passes is ended.");
    var flaws = new ArrayList<String>();
    var first = during(blinding, stays, leaves);
    if (blinding.leavesAnswers()) {
      blind(first.getFirst()).ifPresent(flaws::add);
    }
    flaws.addAll(afterwards(stays, leaves, first));
    return flaws;
  }

  /// The answers of both, who ask while it lasts. It is over when this returns.
  private List<Api.Answer> during(Blinding blinding, Ready stays, Ready leaves)
      throws IOException, InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<Api.Answer>>();
      blinding.begin();
      try {
        ending(blinding).happen(leaves.hire(), leaves.passId());
        TimeUnit.SECONDS.sleep(UNTIL_BLIND_SECONDS);
        asked.add(threads.submit(stays::register));
        asked.add(threads.submit(leaves::register));
        if (blinding.leavesAnswers()) {
          asked.forEach(Watch::result);
        }
        TimeUnit.SECONDS.sleep(1);
        requireFault(blinding, leaves, asked);
      } finally {
        blinding.end();
      }
      return asked.stream().map(Watch::result).toList();
    } catch (Stopped stopped) {
      throw new Trouble("The pass could not be ended: " + stopped.getMessage());
    }
  }

  /// A scenario whose fault was not there shows nothing.
  private void requireFault(Blinding blinding, Ready leaves, List<Future<Api.Answer>> asked) {
    if (blinding.leavesAnswers()
        && ears.hear(leaves.hire().workerId(), EventType.PASS_REVOKED).isDone()) {
      throw new Trouble(blinding.name() + " did not keep the revocation from being said.");
    }
    if (!blinding.leavesAnswers() && asked.stream().anyMatch(Future::isDone)) {
      throw new Trouble(blinding.name() + " did not keep the gateway from answering.");
    }
  }

  private Ending ending(Blinding blinding) {
    return blinding.leavesOperators() ? Endings.operator(place) : Endings.left(hris);
  }

  private static Api.Answer result(Future<Api.Answer> asked) {
    try {
      return asked.get();
    } catch (ExecutionException failure) {
      throw new Trouble("The gateway does not answer: " + failure.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted.");
    }
  }

  private Ready ready(Hire hire) throws Stopped, InterruptedException {
    hris.publish(hire);
    var visit = new Visit(place, ears, hire.workerId());
    visit.awaitCase();
    visit.confirm();
    visit.awaitPass();
    var issued = Visit.await(ears.hear(hire.workerId(), EventType.PASS_ISSUED)).event().fact();
    return new Ready(
        hire,
        ((PassIssued) issued).passId(),
        visit,
        visit.options(),
        new SoftwareAuthenticator(Traits.synced()));
  }

  private static Optional<String> blind(Api.Answer answer) {
    return answer.status() == 503 && answer.isProblem("blind")
        ? Optional.empty()
        : Optional.of("while it lasted the gateway answered " + answer.spoken());
  }

  private List<String> afterwards(Ready stays, Ready leaves, List<Api.Answer> first)
      throws Stopped, InterruptedException {
    var flaws = new ArrayList<String>();
    var answer = first.getFirst().isSuccess() ? first.getFirst() : settled(stays);
    if (!answer.isSuccess()) {
      flaws.add("whose pass is good got " + answer.spoken());
    }
    var refused = settled(leaves);
    if (refused.isSuccess() || first.getLast().isSuccess()) {
      flaws.add("whose pass was ended is enrolled");
    }
    Visit.await(ears.hear(stays.hire().workerId(), EventType.ENROLLMENT_COMPLETED));
    Visit.await(ears.hear(leaves.hire().workerId(), EventType.PASS_REVOKED));
    if (ears.hear(leaves.hire().workerId(), EventType.ENROLLMENT_COMPLETED).isDone()) {
      flaws.add("it is said that whose pass was ended is enrolled");
    }
    progress.say("  afterwards: the one is enrolled, the other got " + refused.status() + ".");
    return flaws;
  }

  /// What the gateway says once it no longer says "later".
  private static Api.Answer settled(Ready ready) throws Stopped, InterruptedException {
    return Until.present(
        "An answer of the gateway that can see",
        PATIENCE,
        () -> Optional.of(ready.register()).filter(answer -> answer.status() != 503));
  }
}
