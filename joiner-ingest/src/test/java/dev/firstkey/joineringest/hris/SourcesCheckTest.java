package dev.firstkey.joineringest.hris;

import static dev.firstkey.joineringest.hris.RegisteredSource.producer;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a service does about its sources before it starts.
class SourcesCheckTest {
  private static final OptionalInt NONE = OptionalInt.empty();

  private static final Path KEYS = Path.of("keys.json");

  private static void check(Map<String, Sources.Source> sources, String... heard) {
    new SourcesCheck(RegisteredSource.all(sources), List.of(heard)).check(new StartupEvent());
  }

  @Test
  void sourcesWithTopicsOfTheirOwnAreAccepted() {
    var sources =
        Map.<String, Sources.Source>of(
            "hris",
            producer("urn:a"),
            "idp",
            producer("urn:b").of("x").counting(1),
            "agency",
            producer("urn:c").on("hris.agency").counting(2));
    assertThatCode(() -> check(sources, "hris", "hris.agency")).doesNotThrowAnyException();
  }

  @Test
  void whoeverSharesATopicHasToSign() {
    var one = producer("urn:a").signing(KEYS);
    var other = producer("urn:b");
    assertThatThrownBy(() -> check(Map.of("a", one, "b", other), "hris"))
        .hasMessageContaining("topic hris")
        .hasMessageContaining("signature-keys");
    assertThatCode(() -> check(Map.of("a", one, "b", other.signing(KEYS).counting(1)), "hris"))
        .doesNotThrowAnyException();
  }

  @Test
  void twoOfOneNameAreRefused() {
    assertThatThrownBy(() ->
            check(Map.of("a", producer("urn:a"), "b", producer("urn:a").on("hris.b")), "hris"))
        .hasMessageContaining("same uri");
    assertThatThrownBy(
            () -> check(Map.of("a", producer("urn:a").of("x"), "b", producer("urn:b").of("x"))))
        .hasMessageContaining("same client");
  }

  @Test
  void aClientHasNoTopic() {
    assertThatThrownBy(() -> check(Map.of("a", producer("urn:a").of("x").on("hris.a")), "hris.a"))
        .hasMessageContaining("firstkey.sources.a has a client or tokens and a topic");
  }

  @Test
  void aClientHasNoSignatureKeys() {
    assertThatThrownBy(() -> check(Map.of("a", producer("urn:a").of("x").signing(KEYS))))
        .hasMessageContaining("firstkey.sources.a has a client or tokens and signature-keys");
  }

  @Test
  void aTopicThatNobodyHearsIsRefused() {
    assertThatThrownBy(() -> check(Map.of("a", producer("urn:a").on("hris.a")), "hris"))
        .hasMessageContaining("firstkey.sources.a.topic is not heard");
  }

  @Test
  void aNameMustBePlain() {
    assertThatThrownBy(() -> check(Map.of("a", producer("urn:\u0007a")), "hris"))
        .hasMessageContaining("plain characters");
  }

  @Test
  void aRateIsOneHireAnHourAtLeast() {
    var hris = producer("urn:a");
    assertThatThrownBy(() -> check(Map.of("a", hris.hiring(OptionalInt.of(0), NONE)), "hris"))
        .hasMessageContaining("firstkey.sources.a.hires-per-hour");
    assertThatThrownBy(
            () -> check(Map.of("a", hris.hiring(OptionalInt.of(9), OptionalInt.of(0))), "hris"))
        .hasMessageContaining("hires-at-once");
    assertThatThrownBy(() -> check(Map.of("a", hris.hiring(NONE, OptionalInt.of(9))), "hris"))
        .hasMessageContaining("says nothing without");
    assertThatCode(() -> check(Map.of("a", hris.hiring(OptionalInt.of(9), NONE)), "hris"))
        .doesNotThrowAnyException();
  }

  @Test
  void whoMaySpeakForTheSameWorkersMustNotCountTheSame() {
    var hris = producer("urn:a");
    var other = producer("urn:b").of("x").of(Set.of("fr"));
    assertThatThrownBy(() -> check(Map.of("a", hris, "b", other), "hris"))
        .hasMessageContaining("firstkey.sources.a")
        .hasMessageContaining("firstkey.sources.b")
        .hasMessageContaining("precedence");
    assertThatCode(() -> check(Map.of("a", hris, "b", other.counting(1)), "hris"))
        .doesNotThrowAnyException();
    assertThatCode(() -> check(Map.of("a", hris.of(Set.of("de")), "b", other), "hris"))
        .doesNotThrowAnyException();
  }

  private record Made(String sha256, LocalDate issued) implements Sources.Token {
    static Made of(String letter) {
      return new Made(letter.repeat(64), LocalDate.of(2026, 11, 1));
    }
  }

  private static void refuses(RegisteredSource source, String because) {
    assertThatThrownBy(() -> check(Map.of("a", source), "hris"))
        .hasMessageContaining(because)
        .hasMessageNotContaining("aaaa");
  }

  @Test
  void aSourceWithTokensIsAScimClientWithOneOrTwoOfItsOwn() {
    var one = producer("urn:a").with(Map.of("one", Made.of("a")));
    assertThatCode(
            () -> check(Map.of("a", one.with(Map.of("one", Made.of("a"), "two", Made.of("b"))))))
        .doesNotThrowAnyException();
    refuses(one.on("hris"), "tokens and a topic");
    refuses(one.signing(KEYS), "tokens and signature-keys");
    refuses(
        one.with(Map.of("one", Made.of("a"), "two", Made.of("b"), "three", Made.of("c"))),
        "more than two");
    refuses(one.with(Map.of("one", Made.of("A"))), "64 of 0-9 and a-f");
    refuses(one.with(Map.of("one", new Made("", LocalDate.EPOCH))), "64 of 0-9 and a-f");
    assertThatThrownBy(
            () -> check(Map.of("a", one, "b", producer("urn:b").counting(1).with(one.tokens()))))
        .hasMessageContaining("there twice")
        .hasMessageNotContaining("aaaa");
  }
}
