package dev.firstkey.meaning;

import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.meaning.LogClock.Moment;
import dev.firstkey.tlog.EntryReader;
import dev.firstkey.tlog.Fault;
import dev.firstkey.tlog.Leaf;
import java.util.List;
import java.util.stream.Stream;

/// Reads the entries of a log and says which of them must not be: a pass consumed twice, issued
/// without approval or approved by who gets it, redeemed by another key, not ended when it had to
/// be, a fact without the one that it follows from, or one on a topic of another type. What has to
/// follow may take [LogClock#GRACE] by the log's own time; only then is it missed. Entries that it
/// cannot read are told too: of them it can say nothing.
///
/// Where the oldest entries are there no more, nothing is missed that may have stood among them: no
/// cause of what came later, and nothing that belongs to the first ten minutes.
///
/// It depends on the set of entries, and on their order only for which index is named.
public final class Meaning implements EntryReader {
  private final LogClock clock = new LogClock();
  private final Stories stories = new Stories();
  private final Unread unread = new Unread();
  private final Homes homes = new Homes();

  @Override
  public void begins(long index) {
    clock.beginLate();
  }

  @Override
  public void read(long index, Leaf.Entry entry) {
    if (EventCodec.decode(entry.payload()) instanceof Decoded.Readable(Event event)) {
      homes.add(index, entry.topic(), event.type());
      read(index, event);
    } else {
      unread.add(index);
    }
  }

  /// The same of an event.
  void read(long index, Event event) {
    stories.tell(event.envelope().id(), index);
    note(index, clock.tick(event.envelope().time()), event.fact());
  }

  private void note(long index, Moment at, Fact fact) {
    if (fact instanceof PassIssued it) {
      stories.pass(it.passId()).issued.add(new Told<>(index, at, it));
    } else if (fact instanceof EnrollmentCompleted it) {
      stories.pass(it.passId()).redeemed.add(new Told<>(index, at, it));
    } else if (fact instanceof PassRevoked it) {
      stories.pass(it.passId()).revoked.add(new Told<>(index, at, it));
    } else if (fact instanceof PassExpired it) {
      stories.pass(it.passId()).expired.add(new Told<>(index, at, it));
    } else if (fact instanceof AuthenticatorRevoked it) {
      stories.pass(it.passId()).takenAway.add(new Told<>(index, at, it));
    } else {
      origin(index, at, fact);
    }
  }

  private void origin(long index, Moment at, Fact fact) {
    if (fact instanceof JoinerAccepted it) {
      stories.accepted.add(Episode.of(it.workerId(), it.episodeId()));
    } else if (fact instanceof JoinerDeparted it) {
      stories.end(Episode.of(it.workerId(), it.episodeId()), new Told<>(index, at, it));
    } else if (fact instanceof JoinerWithdrawn it) {
      stories.end(Episode.of(it.workerId(), it.episodeId()), new Told<>(index, at, it));
    } else if (fact instanceof CaseOpened it) {
      stories.opened(it);
    } else if (fact instanceof PassRequested it) {
      stories.asked(new Told<>(index, at, it));
    } else if (fact instanceof ProofingPassed it) {
      stories.proofed(it);
    } else if (fact instanceof AuthenticatorPublished it) {
      stories.published.add(new Told<>(index, at, it));
    }
  }

  @Override
  public List<Fault> faults() {
    return Stream.of(unread.faults(), homes.faults(), new Rules(stories, clock).faults().stream())
        .flatMap(faults -> faults)
        .toList();
  }
}
