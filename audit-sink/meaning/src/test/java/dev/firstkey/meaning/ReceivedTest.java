package dev.firstkey.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.RevocationReason;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReceivedTest {

  @Test
  void whoReceivedWhichCredentialWhenUnderWhatApproval() {
    Story story = Story.whole().left().takenAway("p", "a", RevocationReason.LEFT);
    List<Received> received = Received.of(numbered(story));
    assertThat(received).hasSize(1);
    Received one = received.getFirst();
    assertThat(one.workerId()).isEqualTo(Story.WORKER);
    assertThat(one.authenticatorId()).isEqualTo(Story.id("a"));
    assertThat(one.registered()).isEqualTo(new Received.Said(105, Story.START.plusSeconds(6)));
    assertThat(one.granted().said().index()).isEqualTo(104);
    assertThat(one.granted().approvals())
        .singleElement()
        .satisfies(approval -> assertThat(approval.approver()).isEqualTo("person:approver-1"));
    assertThat(one.granted().proofing().by()).isEqualTo("person:registrar-1");
    assertThat(one.revoked().reason()).isEqualTo(RevocationReason.LEFT);
  }

  @Test
  void whatTheEntriesDoNotSayIsNotSaid() {
    Received one = Received.of(numbered(Story.asked().redeemed("p", "a"))).getFirst();
    assertThat(one.granted()).isNull();
    assertThat(one.revoked()).isNull();
    assertThat(Received.of(numbered(Story.asked().issued("p")))).isEmpty();
  }

  private static SortedMap<Long, Event> numbered(Story story) {
    SortedMap<Long, Event> numbered = new TreeMap<>();
    story.events().forEach(event -> numbered.put(100L + numbered.size(), event));
    return numbered;
  }
}
