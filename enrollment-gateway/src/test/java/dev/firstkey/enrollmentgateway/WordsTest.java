package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The texts of the page: the same in every language, none missing, none idle.
class WordsTest {
  private static final Path PAGE = Path.of("src/main/resources/META-INF/resources");
  private static final Pattern BRACES = Pattern.compile("\\{\\w+}");
  private static final Pattern VIEW = Pattern.compile("'([a-z.]+)'");
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void everyLanguageSaysTheSameThings(String language) throws IOException {
    JsonNode english = words("en");
    JsonNode other = words(language);
    assertThat(names(other)).isEqualTo(names(english));
    for (String name : names(english)) {
      String text = other.path(name).asText();
      assertThat(text).as(name).isNotBlank();
      assertThat(places(text)).as(name).isEqualTo(places(english.path(name).asText()));
    }
  }

  @Test
  void everyTextIsShownAndEveryViewHasItsTexts() throws IOException {
    Set<String> named = named();
    Set<String> texts = names(words("en"));
    assertThat(texts)
        .allSatisfy(
            name -> assertThat(named).contains(name.replaceAll("\\.(title|text|note)$", "")));
    assertThat(texts.stream().filter(name -> name.endsWith(".text")))
        .allSatisfy(name -> assertThat(texts).contains(name.replace(".text", ".title")));
    Set<String> refusals = Set.of("cancelled", "known", "unfit", "rejected", "failed");
    assertThat(refusals).allSatisfy(name -> assertThat(texts).contains(name + ".title"));
  }

  /// With the words by which the registrar's page names them.
  @ParameterizedTest
  @CsvSource({
    "en, policy, employed, withdrawn, too early, approval, expired",
    "de, richtlinie, beschäftigt, zurückgezogen, zu früh, genehmigung, abgelaufen",
    "fr, règle, employée, embauche, trop tôt, approbation, expiré",
    "es, política, empleada, contratación, demasiado pronto, aprobación, caducad"
  })
  void noTextNamesAReason(ArgumentsAccessor all) throws IOException {
    String language = all.getString(0);
    List<String> reasons = all.toList().stream().skip(1).map(String::valueOf).toList();
    assertThat(words(language).toString().toLowerCase(Locale.ROOT))
        .doesNotContain(reasons)
        .doesNotContain("<", "http");
    String registrars =
        JSON.readTree(PAGE.resolve("staff/words/" + language + ".json").toFile()).toString();
    assertThat(registrars.toLowerCase(Locale.ROOT))
        .as("the words are those of the language")
        .contains(reasons.subList(0, reasons.size() - 1));
  }

  @Test
  void whoConfirmsPeopleHasOneNameInGerman() throws IOException {
    assertThat(words("de").toString())
        .contains("Registrierungsstelle")
        .doesNotContain("an der Registrierung", "Registrar");
  }

  /// The names of what the page can show.
  static List<String> views() {
    try {
      return names(words("en")).stream()
          .filter(name -> name.endsWith(".title"))
          .map(name -> name.substring(0, name.length() - ".title".length()))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Every word in quotes of the scripts, and what they put together.
  private static Set<String> named() throws IOException {
    try (Stream<Path> files = Files.list(PAGE)) {
      Set<String> named =
          files
              .filter(file -> file.toString().endsWith(".js"))
              .flatMap(file -> VIEW.matcher(read(file)).results())
              .map(found -> found.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      Stream.of("code", "pass", "passkey", "ready", "done").forEach(at -> named.add("step." + at));
      named.add("direction");
      return named;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonNode words(String language) throws IOException {
    return JSON.readTree(PAGE.resolve("words").resolve(language + ".json").toFile());
  }

  static Set<String> names(JsonNode words) {
    var names = new TreeSet<String>();
    words.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static Set<String> places(String text) {
    return BRACES.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
  }
}
