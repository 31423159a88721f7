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
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.meaning.LogClock.Moment;
import dev.firstkey.tlog.EntryReader;
import dev.firstkey.tlog.Fault;
import dev.firstkey.tlog.Ids;
import dev.firstkey.tlog.Leaf;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads the entries of a log and says which of them must not be: a pass consumed twice, issued
/// without approval or approved by who gets it, redeemed by another key, not ended when it had to
/// be, a fact without the one that it follows from, or one on a topic of another type. What has to
/// follow may take ten minutes by the log's own time; only then is it missed. Entries that it
/// cannot read are told too: of them it can say nothing.
///
/// Where the oldest entries are there no more, nothing is missed that may have stood among them: no
/// cause of what came later, and nothing that belongs to the first ten minutes.
///
/// It depends on the set of entries, and on their order only for which index is named. Of each
/// entry it keeps 40 bytes, and some 180 where each is held against others: 2 GB of 10 million.
public final class Meaning implements EntryReader {
  private final LogClock clock = new LogClock();
  private final Gist gist = new Gist();
  private final Stories stories = new Stories();
  private final Findings findings = new Findings(clock);
  private final FourEyes fourEyes = new FourEyes(findings);
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

  /// The same of an event. The same bytes again are coverage, so those of an event that was told
  /// before are others.
  void read(long index, Event event) {
    UUID id = event.envelope().id();
    long before = stories.events.put(id, index);
    if (before != Ids.NONE) {
      findings.tell(index, "the event %s stands at index %d with other bytes", id, before);
    }
    note(index, clock.tick(event.envelope().time()), event.fact());
  }

  private void note(long index, Moment at, Fact fact) {
    if (fact instanceof PassIssued it) {
      fourEyes.judge(index, it);
      PassStory pass = stories.pass(it.passId());
      pass.issued = ById.more(pass.issued, Told.of(index, at, gist.of(it)));
    } else if (fact instanceof EnrollmentCompleted it) {
      PassStory pass = stories.pass(it.passId());
      pass.redeemed = ById.more(pass.redeemed, Told.of(index, at, gist.of(it)));
    } else if (fact instanceof PassRevoked it) {
      PassStory pass = stories.pass(it.passId());
      pass.revoked = ById.more(pass.revoked, Told.of(index, at, it.reason()));
    } else if (fact instanceof PassExpired it) {
      stories.pass(it.passId()).expired = true;
    } else if (fact instanceof AuthenticatorRevoked it) {
      stories.pass(it.passId()).takenAway = true;
    } else {
      origin(index, at, fact);
    }
  }

  private void origin(long index, Moment at, Fact fact) {
    if (fact instanceof JoinerAccepted it) {
      stories.accepted.put(gist.episode(it.workerId(), it.episodeId()), index);
    } else if (fact instanceof JoinerDeparted it) {
      UUID episode = gist.episode(it.workerId(), it.episodeId());
      stories.ends.add(episode, Told.of(index, at, RevocationReason.LEFT));
    } else if (fact instanceof JoinerWithdrawn it) {
      UUID episode = gist.episode(it.workerId(), it.episodeId());
      stories.ends.add(episode, Told.of(index, at, RevocationReason.WITHDRAWN));
    } else if (fact instanceof CaseOpened it) {
      stories.cases.add(it.caseId(), gist.of(it));
    } else if (fact instanceof PassRequested it) {
      stories.requests.add(it.requestId(), Told.of(index, at, gist.of(it)));
    } else if (fact instanceof ProofingPassed it) {
      stories.proofed.add(it.transactionId(), gist.of(it));
    } else if (fact instanceof AuthenticatorPublished it) {
      stories.published.add(Told.of(index, at, it.authenticatorId()));
    }
  }

  @Override
  public List<Fault> faults() {
    new Rules(stories, clock, findings).judge();
    return Stream.of(unread.faults(), homes.faults(), findings.first().stream())
        .flatMap(faults -> faults)
        .toList();
  }
}
