package dev.firstkey.joineringest.domain;

import static dev.firstkey.joineringest.domain.Histories.STATED;
import static dev.firstkey.joineringest.domain.Histories.starting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The profile is who the worker is now, whatever the order of arrival; nothing is said twice.
class ProfileChangeTest {
  private static final Said OLD_HIRE = new Said("e-1", new Command.Hire(1, of(1, "Ada")));
  private static final Said OLD_NAME = new Said("e-1", new Command.Change(2, of(1, "Bea")));
  private static final Said NEW_HIRE = new Said("e-2", new Command.Hire(1, of(20, "Cleo")));
  private static final Said NEW_NAME = new Said("e-2", new Command.Change(2, of(20, "Dora")));
  private static final Said NEW_LEFT = new Said("e-2", new Command.Leave(3));
  private static final Said OLD_LEFT = new Said("e-1", new Command.Leave(3));

  record Said(String episodeId, Command command) {}

  @ParameterizedTest
  @MethodSource("histories")
  void everyOrderOfArrivalEndsWithTheSameProfile(List<Said> history) {
    assertThat(Histories.permutations(history))
        .map(order -> topic(order).shown())
        .containsOnly(topic(history).shown());
  }

  static Stream<List<Said>> histories() {
    List<Said> all = List.of(OLD_HIRE, OLD_NAME, NEW_HIRE, NEW_NAME, NEW_LEFT, OLD_LEFT);
    return IntStream.range(1, 1 << all.size())
        .mapToObj(chosen ->
            IntStream.range(0, all.size())
                .filter(i -> (chosen & 1 << i) != 0)
                .mapToObj(all::get)
                .toList());
  }

  @Test
  void theNewestEmploymentIsShownAndTheOlderOneAgainWhenItEnds() {
    assertThat(topic(List.of(NEW_HIRE, OLD_HIRE)).said()).containsExactly("Cleo");
    assertThat(topic(List.of(OLD_HIRE, NEW_HIRE, NEW_LEFT)).said())
        .containsExactly("Ada", "Cleo", "Ada");
  }

  @Test
  void theLastEndErases() {
    assertThat(topic(List.of(OLD_HIRE, NEW_HIRE, OLD_LEFT, NEW_LEFT)).said())
        .containsExactly("Ada", "Cleo", "erased");
  }

  @Test
  void whereNothingWasShownNothingIsErased() {
    assertThat(topic(List.of(OLD_LEFT, OLD_HIRE)).said()).isEmpty();
  }

  @Test
  void whatIsTheSameIsNotSaidAgain() {
    Said sameName = new Said("e-1", new Command.Change(2, of(2, "Ada")));
    assertThat(topic(List.of(OLD_HIRE, sameName)).said()).containsExactly("Ada");
  }

  private record Topic(List<String> said, Worker worker) {
    Optional<String> shown() {
      return said.isEmpty() || said.getLast().equals("erased")
          ? Optional.empty()
          : Optional.of(said.getLast());
    }
  }

  private static Topic topic(List<Said> history) {
    List<String> said = new ArrayList<>();
    Worker worker =
        new Worker(
            "w-1", List.of(), List.of(), Optional.empty(), Optional.empty(), 1, "cause", List.of());
    for (Said one : history) {
      Worker after = worker.with(after(worker, one));
      ProfileChange.between(worker, after).map(ProfileChangeTest::word).ifPresent(said::add);
      worker = after;
    }
    return new Topic(said, worker);
  }

  private static KnownEpisode after(Worker worker, Said said) {
    KnownEpisode before =
        worker
            .episode(said.episodeId())
            .orElse(
                new KnownEpisode(
                    said.episodeId(), "chain", new Episode.None(), AccountStanding.NONE, STATED));
    return before.in(Decision.of(before.state(), said.command()).next());
  }

  private static String word(ProfileChange change) {
    return switch (change) {
      case ProfileChange.Show(var person) -> person.givenName();
      case ProfileChange.Erase() -> "erased";
    };
  }

  private static Statement of(int day, String name) {
    return starting(LocalDate.of(2026, 12, day), name, "Lovelace");
  }
}
