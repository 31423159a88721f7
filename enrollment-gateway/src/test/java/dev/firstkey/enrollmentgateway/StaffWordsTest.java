package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.RefusalReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The texts of the registrar's page: the same in every language, none missing, none idle.
class StaffWordsTest {
  private static final Path PAGE = Path.of("src/main/resources/META-INF/resources/staff");
  private static final Pattern NAMED =
      Pattern.compile("words\\('([a-z.-]*[a-z])'|data-words=\"([^\"]+)\"");
  private static final List<String> STATES =
      List.of(
          "waiting-for-witness",
          "waiting-for-pass",
          "pass-ready",
          "enrolled",
          "ready",
          "someone-else",
          "refused",
          "ended");

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void everyLanguageSaysTheSameThings(String language) throws IOException {
    JsonNode english = words("en");
    JsonNode other = words(language);
    assertThat(WordsTest.names(other)).isEqualTo(WordsTest.names(english));
    for (String name : WordsTest.names(english)) {
      String text = other.path(name).asText();
      assertThat(text).as(name).isNotBlank().doesNotContain("<", "http");
      assertThat(WordsTest.places(text))
          .as(name)
          .isEqualTo(WordsTest.places(english.path(name).asText()));
    }
  }

  @Test
  void everyTextIsShownAndWhatIsShownHasItsText() throws IOException {
    Set<String> wanted = new TreeSet<>(Set.of("direction"));
    for (Path file : files()) {
      NAMED
          .matcher(Files.readString(file))
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .forEach(wanted::add);
    }
    Stream.of("sign-in", "code", "person", "proof").forEach(view -> wanted.add(view + ".said"));
    STATES.forEach(state -> wanted.add(state + ".title"));
    STATES.stream()
        .filter(state -> !state.equals("refused"))
        .forEach(state -> wanted.add(state + ".text"));
    Stream.of(DeviceContext.values()).forEach(device -> wanted.add("device." + device.word()));
    Stream.of("attended", "device-key", "verified-claims").forEach(way -> wanted.add("way." + way));
    Set<String> texts = WordsTest.names(words("en"));
    assertThat(texts).containsAll(wanted);
    texts.removeAll(wanted);
    Set<String> reasons =
        new TreeSet<>(Arrays.stream(RefusalReason.values()).map(RefusalReason::word).toList());
    assertThat(texts)
        .allSatisfy(name -> {
          assertThat(name).matches("(refused|confirming|afterwards)\\..*");
          assertThat(reasons).contains(name.substring(name.indexOf('.') + 1));
        });
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(PAGE)) {
      return files.filter(file -> file.toString().matches(".*\\.(html|js)")).toList();
    }
  }

  @Test
  void everyWayOfProofingThatPolicyMayTakeHasItsText() throws IOException {
    Set<String> texts = WordsTest.names(words("en"));
    assertThat(
            Stream.of(ProofingMethod.values())
                .map(ProofingMethod::word)
                .filter(it -> !it.equals("video")))
        .allSatisfy(way -> assertThat(texts).contains("way." + way));
  }

  private static JsonNode words(String language) throws IOException {
    return new JsonMapper().readTree(PAGE.resolve("words/" + language + ".json").toFile());
  }
}
