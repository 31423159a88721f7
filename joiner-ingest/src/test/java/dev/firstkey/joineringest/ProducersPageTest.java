package dev.firstkey.joineringest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.CorrectionReason;
import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.contracts.WritebackState;
import dev.firstkey.joineringest.domain.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page for HRIS producers explains every word that a producer can be answered with, and none
/// that nobody is answered with.
class ProducersPageTest {
  private static final Path PAGE = Path.of("../docs/for-hris-producers.md");
  private static final Path CODE = Path.of("src/main/java/dev/firstkey/joineringest");
  private static final Pattern CODED = Pattern.compile("`([^`\n]+)`");
  private static final Pattern STATUS = Pattern.compile("\\b[45][0-9]{2}\\b");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?:BadRequest|ResourceConflict)Exception\\s*\\.(invalid\\w+|noTarget|mutability|tooMany|uniqueness)\\(");
  private static final Pattern THROWN =
      Pattern.compile("import com\\.unboundid\\.scim2\\.common\\.exceptions\\.(\\w+)Exception;");

  /// What the SCIM library's exceptions stand for.
  private static final Map<String, String> STATUSES =
      Map.of(
          "Scim", "400",
          "BadRequest", "400",
          "Forbidden", "403",
          "ResourceNotFound", "404",
          "ResourceConflict", "409",
          "PreconditionFailed", "412",
          "ContentTooLarge", "413",
          "NotImplemented", "501");

  /// What is answered before a call of ours is reached, or in its place.
  private static final Set<String> OF_THE_FRAMEWORK =
      Set.of("400", "401", "405", "406", "413", "415", "503");

  /// Words with a hyphen that are no answers.
  private static final Set<String> OTHERS = Set.of("hires-at-once", "firstkey-signature");

  private final String page;

  ProducersPageTest() throws IOException {
    page = Files.readString(PAGE);
  }

  private static <T> Set<String> words(T[] all, Function<T, String> word) {
    return Arrays.stream(all).map(word).collect(Collectors.toSet());
  }

  private static List<String> coded(String text) {
    return CODED.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private String part(String from, String to) {
    int begin = page.indexOf(from);
    assertThat(begin).as(from).isNotNegative();
    int end = page.indexOf(to, begin + from.length());
    return page.substring(begin, end < 0 ? page.length() : end);
  }

  @Test
  void everyReasonOfARejectionHasItsRow() {
    assertThat(rows("| reason | what to do |"))
        .isEqualTo(words(HrRejection.values(), HrRejection::word));
  }

  @Test
  void everyReasonToWaitIsNamedAndExplained() {
    List<String> named = coded(part("`because` says why it waits:", "\n"));
    Set<String> all = words(QuarantinedBecause.values(), QuarantinedBecause::word);
    assertThat(named.subList(1, named.size())).containsExactlyInAnyOrderElementsOf(all);
    String said = part("`joiner.quarantined` says", "\n\n");
    String explained = part("A hire also waits", "`skewSeconds`");
    for (String word : all) {
      assertThat(
              word.equals("incomplete") ? said.contains("not complete") : explained.contains(word))
          .as(word)
          .isTrue();
    }
  }

  @Test
  void everyReasonToIgnoreIsExplained() {
    List<String> named = coded(part("`joiner.ignored` is no error:", "\n"));
    assertThat(named.subList(1, named.size()))
        .containsExactlyInAnyOrderElementsOf(words(IgnoredBecause.values(), IgnoredBecause::word));
  }

  @Test
  void everyStateThatHrIsToldIsExplained() {
    assertThat(coded(part("## What you are told back", "kcat")))
        .containsAll(words(WritebackState.values(), WritebackState::word));
  }

  @Test
  void everyWordAmongWhatHrHasToCorrectIsNamed() {
    var voice = new HrVoice(Clock.systemUTC());
    Set<String> told =
        Arrays.stream(HrRejection.values())
            .filter(reason -> reasons(voice, reason).contains(reason.word()))
            .map(HrRejection::word)
            .collect(Collectors.toSet());
    assertThat(coded(part("or a word of the table below (", ")")))
        .containsExactlyInAnyOrderElementsOf(told);
  }

  @Test
  void everyOtherWordAmongThemIsExplained() {
    assertThat(rows("| why it has no effect | what to do |"))
        .isEqualTo(words(CorrectionReason.values(), CorrectionReason::word));
    assertThat(rows("| why staff rejected it | what to do |"))
        .isEqualTo(words(RejectedBecause.values(), RejectedBecause::word));
  }

  private Set<String> rows(String head) {
    return part(head, "\n\n")
        .lines()
        .skip(2)
        .flatMap(row -> coded(row.split("\\|")[1]).stream())
        .collect(Collectors.toSet());
  }

  private static Collection<String> reasons(HrVoice voice, HrRejection reason) {
    var heard =
        new Heard.Unbelievable(
            reason,
            List.of("startDate"),
            Optional.of("w-1"),
            Optional.of("e-1"),
            Optional.of("urn:example:hris"));
    return voice
        .refused(heard, new HrRecord("hris", 0, 7))
        .map(event -> ((HrisWriteback) event.fact()).reasons())
        .orElse(List.of());
  }

  @Test
  void everyCodeOfADeadLetterIsTheReasonsOrIsNamed() {
    Map<String, String> other =
        Arrays.stream(HrRejection.values())
            .filter(reason -> reason != HrRejection.REJECTED_BY_STAFF)
            .filter(reason -> !RefuseRecord.deadLetter(reason).word().equals(reason.word()))
            .collect(
                Collectors.toMap(
                    HrRejection::word, reason -> RefuseRecord.deadLetter(reason).word()));
    List<String> named = coded(part("The bytes of what is rejected", "\n\n"));
    assertThat(other).isNotEmpty();
    other.forEach((reason, code) -> assertThat(named).contains(reason, code));
    assertThat(named)
        .filteredOn(words(DeadLetterCode.values(), DeadLetterCode::word)::contains)
        .containsExactlyInAnyOrderElementsOf(other.values());
  }

  @Test
  void everyAnswerOverScimIsExplained() throws IOException {
    String told = page.substring(page.indexOf("Over SCIM itself the answers are"));
    Set<String> types = new HashSet<>();
    Set<String> statuses = new HashSet<>(OF_THE_FRAMEWORK);
    for (String source : sources()) {
      TYPE.matcher(source).results().forEach(found -> types.add(found.group(1)));
      THROWN
          .matcher(source)
          .results()
          .map(found -> Objects.requireNonNull(STATUSES.get(found.group(1)), found.group(1)))
          .forEach(statuses::add);
    }
    assertThat(new HashSet<>(coded(told)))
        .filteredOn(word -> word.matches("[a-zA-Z]+") && !word.equals("scimType"))
        .containsExactlyInAnyOrderElementsOf(types);
    assertThat(STATUS.matcher(told).results().map(found -> found.group()).distinct())
        .containsExactlyInAnyOrderElementsOf(statuses);
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(CODE)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ProducersPageTest::text)
          .filter(source -> source.contains("com.unboundid.scim2"))
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void noWordOnThePageIsOneThatNobodyIsAnsweredWith() {
    Set<String> known =
        Stream.of(
                words(HrRejection.values(), HrRejection::word),
                words(QuarantinedBecause.values(), QuarantinedBecause::word),
                words(IgnoredBecause.values(), IgnoredBecause::word),
                words(WritebackState.values(), WritebackState::word),
                words(DeadLetterCode.values(), DeadLetterCode::word),
                words(CorrectionReason.values(), CorrectionReason::word),
                words(RejectedBecause.values(), RejectedBecause::word),
                OTHERS)
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    assertThat(coded(page))
        .filteredOn(word -> word.matches("[a-z]+(-[a-z]+)+"))
        .isNotEmpty()
        .isSubsetOf(known);
  }
}
