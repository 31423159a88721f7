package dev.firstkey.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.tlog.Fault;
import dev.firstkey.tlog.Leaf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class MeaningTest {
  private static final String OTHER_JKT = "A".repeat(43);

  static final List<Arguments> RIGHT =
      List.of(
          Arguments.of("nothing", new Story()),
          Arguments.of("a whole story", Story.whole().later(60)),
          Arguments.of("expired", Story.asked().issued("p").later(15).expired("p").later(60)),
          Arguments.of(
              "left before it was redeemed",
              Story.asked().issued("p").left().revoked("p", RevocationReason.LEFT).later(60)),
          Arguments.of(
              "left afterwards",
              Story.whole().left().takenAway("p", "a", RevocationReason.LEFT).later(60)),
          Arguments.of(
              "expired, and heard later that it was redeemed",
              Story.asked().issued("p").later(15).expired("p").redeemed("p", "a").later(60)),
          Arguments.of("drifted and mended, which is no pass's", Story.whole().drifted().later(60)),
          Arguments.of(
              "left just now, after a quiet night",
              Story.whole().later(60).at(Story.START.plusSeconds(50_000)).left().busy(5)),
          Arguments.of(
              "confirmed anew by somebody else before the pass was asked for",
              new Story()
                  .accepted()
                  .opened(1)
                  .proofed()
                  .confirming("person:r", "person:s")
                  .proofed()
                  .requested()
                  .issued("p")
                  .expired("p")
                  .later(60)),
          Arguments.of("confirmed by two", witnessed("v1", "person:s").later(60)),
          Arguments.of("of a policy that was another", witnessed("v0", null).later(60)),
          Arguments.of("issued just now", Story.asked().issued("p")),
          Arguments.of("left just now", Story.whole().later(60).left().later(5)),
          Arguments.of(
              "redeemed before it was heard to be issued", Story.asked().redeemed("p", "a")),
          Arguments.of(
              "told in another order",
              new Story()
                  .redeemed("p", "a")
                  .revoked("p", RevocationReason.REDEEMED)
                  .issued("p")
                  .requested()
                  .proofed()
                  .opened(1)
                  .accepted()
                  .later(60)));

  @ParameterizedTest(name = "{0}")
  @FieldSource("RIGHT")
  void nothingIsTold(String name, Story story) {
    assertThat(faults(story.events())).isEmpty();
  }

  static final List<Arguments> WRONG =
      List.of(
          Arguments.of("consumed twice; first at index 5", 8, Story.whole().redeemed("p", "b")),
          Arguments.of(
              "for the first time twice; first at index 5",
              9,
              Story.whole().issued("q").redeemed("q", "b")),
          Arguments.of(
              "with 1 of 2 approvals",
              5,
              new Story().accepted().opened(2).opened(1).proofed().requested().issued("p")),
          Arguments.of("without the witness", 4, witnessed("v1", null)),
          Arguments.of("with 0 of 1 approvals", 4, Story.asked().issuedWith("p")),
          Arguments.of("approved by the worker", 4, Story.asked().issuedWith("p", "person:w-1")),
          Arguments.of("approved by the worker", 4, Story.asked().issuedWith("p", "worker:w-1")),
          Arguments.of(
              "approved by the worker", 4, Story.asked().issuedWith("p", "person:account")),
          Arguments.of("confirmed themself", 4, confirmedBy("person:account", null).issued("p")),
          Arguments.of(
              "confirmed themself", 4, confirmedBy("person:r", "person:account").issued("p")),
          Arguments.of(
              "under the case of another",
              5,
              new Story()
                  .accepted()
                  .episode("ep-2")
                  .accepted()
                  .opened(1)
                  .episode("ep-1")
                  .proofed()
                  .requested()
                  .issued("p")),
          Arguments.of("not asked for", 4, Story.asked().key(OTHER_JKT).issued("p")),
          Arguments.of("not asked for", 4, Story.asked().visit("other").issued("p")),
          Arguments.of("not asked for", 4, Story.asked().confirming("person:r", null).issued("p")),
          Arguments.of(
              "somebody else was proofed",
              3,
              new Story()
                  .accepted()
                  .opened(1)
                  .key(OTHER_JKT)
                  .proofed()
                  .key(Story.JKT)
                  .requested()
                  .later(60)),
          Arguments.of("stands at index 0", 8, Story.whole().theFirstWithOtherBytes()),
          Arguments.of(
              "one person stands for two",
              4,
              Story.asked().issuedWith("p", "person:a", "person:a")),
          Arguments.of(
              "what it was not issued for",
              5,
              Story.asked().issued("p").key(OTHER_JKT).redeemed("p", "a")),
          Arguments.of(
              "redeemed and never issued",
              4,
              Story.asked().redeemed("p", "a").revoked("p", RevocationReason.REDEEMED).later(60)),
          Arguments.of("over and was never ended", 4, Story.asked().issued("p").later(60)),
          Arguments.of(
              "redeemed and never ended",
              5,
              Story.asked().issued("p").redeemed("p", "a").later(60)),
          Arguments.of("was not revoked (left)", 5, Story.asked().issued("p").left().later(60)),
          Arguments.of(
              "was not revoked (withdrawn)", 5, Story.asked().issued("p").withdrawn().later(60)),
          Arguments.of("authenticator of the pass", 8, Story.whole().left().later(60)),
          Arguments.of(
              "not revoked (operator)",
              8,
              Story.whole().revoked("p", RevocationReason.OPERATOR).later(60)),
          Arguments.of(
              "ended as redeemed and never was",
              5,
              Story.asked().issued("p").revoked("p", RevocationReason.REDEEMED).later(60)),
          Arguments.of(
              "never opened",
              3,
              new Story().accepted().proofed().requested().issued("p").expired("p").later(60)),
          Arguments.of(
              "without being asked for",
              2,
              new Story().accepted().opened(1).issued("p").expired("p").later(60)),
          Arguments.of(
              "never hired",
              3,
              new Story().opened(1).proofed().requested().issued("p").expired("p").later(60)),
          Arguments.of(
              "nobody was proofed", 2, new Story().accepted().opened(1).requested().later(60)),
          Arguments.of(
              "published and never registered", 8, Story.whole().published("b").later(60)));

  @ParameterizedTest(name = "{0}")
  @FieldSource("WRONG")
  void isToldWithItsIndex(String words, long index, Story story) {
    List<Fault> faults = faults(story.events());
    assertThat(faults).hasSize(1);
    Fault fault = faults.getFirst();
    assertThat(fault.kind()).isEqualTo(Fault.Kind.MEANING);
    assertThat(fault.words()).contains(words);
    assertThat(fault.index()).hasValue(index);
  }

  /// An entry that says it happened in a thousand years is judged like the others.
  @Test
  void nobodyHidesInTheFuture() {
    Story story = Story.asked().at(Instant.parse("3026-12-01T08:00:00Z")).redeemed("p", "a");
    story.at(Story.START).revoked("p", RevocationReason.REDEEMED).later(60);
    assertThat(faults(story.events())).hasSize(1);
  }

  /// The first after a quiet night is judged in the end, when others have said how late it is.
  @Test
  void aQuietNightIsNoGrace() {
    Story story = Story.whole().at(Story.START.plusSeconds(50_000)).left().later(30);
    assertThat(faults(story.events()))
        .singleElement()
        .extracting(Fault::words)
        .asString()
        .contains("was not revoked");
  }

  /// audit-sink would have parked it.
  @Test
  void anEventOnTheTopicOfAnotherTypeIsToldAndSoIsAnotherInstallations() {
    Meaning meaning = new Meaning();
    List<Event> events = Story.whole().events();
    List<String> topics = new ArrayList<>();
    events.forEach(event -> topics.add(event.type().topic().name("t.")));
    String stranger = events.get(1).type().spoken();
    topics.set(1, "t.expiry");
    topics.set(2, events.get(2).type().topic().name("u."));
    for (int i = 0; i < events.size(); i++) {
      byte[] bytes = EventCodec.encode(events.get(i));
      meaning.read(i, new Leaf.Entry(topics.get(i), 0, i, null, bytes));
    }
    assertThat(meaning.faults())
        .extracting(Fault::spoken)
        .containsExactly(
            "index 1: " + stranger + " does not belong on the topic t.expiry",
            "index 2: topics under 'u.' are not those of this installation");
  }

  @Test
  void whatCannotBeReadIsCountedAndTold() {
    Meaning meaning = new Meaning();
    byte[] bytes = "{}".getBytes(StandardCharsets.UTF_8);
    meaning.read(3, new Leaf.Entry("t", 0, 0, null, bytes));
    meaning.read(4, new Leaf.Entry("t", 0, 1, null, null));
    assertThat(meaning.faults())
        .containsExactly(
            Fault.at(
                Fault.Kind.MEANING,
                3,
                "2 entries cannot be read, this one first; what they mean is not known"));
  }

  /// Its oldest entries were deleted.
  @Test
  void whatMayHaveStoodBeforeTheFirstEntryIsNotMissed() {
    Story story = new Story().redeemed("p", "a").published("b").later(60);
    assertThat(faults(story.events())).hasSize(3);
    assertThat(late(story)).isEmpty();
  }

  @Test
  void whatHadToFollowIsMissedThereToo() {
    Story story = new Story().later(30).issued("p").later(60);
    assertThat(late(story))
        .singleElement()
        .extracting(Fault::words)
        .asString()
        .contains("over and was never ended");
  }

  private static Story witnessed(String policy, @Nullable String witness) {
    return new Story()
        .confirming("person:r", witness)
        .accepted()
        .openedWithWitness(policy)
        .proofed()
        .requested()
        .issued("p")
        .expired("p");
  }

  private static List<Fault> late(Story story) {
    return faults(story.events(), 256);
  }

  private static Story confirmedBy(String registrar, @Nullable String witness) {
    return new Story().confirming(registrar, witness).accepted().opened(1).proofed().requested();
  }

  private static List<Fault> faults(List<Event> events) {
    return faults(events, 0);
  }

  private static List<Fault> faults(List<Event> events, int minimum) {
    Meaning meaning = new Meaning();
    if (minimum > 0) {
      meaning.begins(minimum);
    }
    for (int i = 0; i < events.size(); i++) {
      byte[] bytes = EventCodec.encode(events.get(i));
      String topic = events.get(i).type().topic().name("t.");
      meaning.read(minimum + i, new Leaf.Entry(topic, 0, i, null, bytes));
    }
    return meaning.faults();
  }
}
