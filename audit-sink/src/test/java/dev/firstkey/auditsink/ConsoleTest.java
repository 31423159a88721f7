package dev.firstkey.auditsink;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.firstkey.browser.Look;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The console in a real browser: what an analyst finds, how a story looks, what an auditor prints.
@QuarkusTest
class ConsoleTest {

  @Test
  void aStoryIsAPictureWithALaneForEachPart() {
    Story story = new Story().told();
    try (var analyst = new Analyst()) {
      look(analyst.opens(""), "sign-in");
      analyst.signsIn().sees("search").goesTo("worker=" + story.workerId).sees("worker");
      assertThat(analyst.events()).hasCount(15);
      assertThat(analyst.rows()).hasCount(15);
      assertThat(analyst.page.locator("#lanes .link")).hasCount(12);
      assertThat(analyst.page.locator("#lanes .event.refused")).hasCount(1);
      look(analyst.reads("checked here · signed"), "story");
      analyst.events().nth(6).click();
      look(analyst.reads("Approved by"), "entry");
    }
  }

  @Test
  void theEvidenceIsProvedInTheBrowser() {
    Story story = new Story().told();
    try (var analyst = new Analyst("auditor")) {
      analyst.opens("evidence=" + story.workerId).presses("Sign in").follows("Go on");
      analyst.sees("evidence").reads("15 of 15 entries are proved here");
      analyst.reads("Its checkpoint is signed by the key of this log");
      assertThat(analyst.page.locator("#said")).not().containsText("is NOT what");
      analyst.reads(story.workerId + " received a passkey on");
      analyst.reads("approved by person:approver-1; it was revoked on 2027-06-19");
      look(analyst, "evidence");
      assertThat(analyst.page.locator("#rows .good")).hasCount(15);
    }
  }

  @Test
  void anEntryThatWasChangedIsNotProved() {
    Story story = new Story().told();
    try (var analyst = new Analyst("auditor")) {
      analyst.isToldInstead(
          "evidence", honest -> honest.replaceFirst("\"leaf\":\"....", "\"leaf\":\"AAAA"));
      analyst.opens("evidence=" + story.workerId).presses("Sign in").follows("Go on");
      analyst.reads("14 of 15 entries are proved here").reads("not proved");
    }
  }

  @Test
  void whatTheProvedBytesDoNotSayIsNotShownAsProved() {
    Story story = new Story().told();
    try (var analyst = new Analyst("auditor")) {
      analyst.isToldInstead(
          "evidence",
          honest ->
              honest
                  .replaceFirst(
                      "\"actor\":\"service:pass-issuer\"", "\"actor\":\"person:innocent\"")
                  .replaceFirst("\"credentialId\":\"[^\"]*\"", "\"credentialId\":\"b3RoZXI\""));
      analyst.opens("evidence=" + story.workerId).presses("Sign in").follows("Go on");
      analyst.reads("14 of 15 entries are proved here").reads("is NOT what the proved entries say");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"revoked\":\\{\"said\":\\{[^}]*\\},\"reason\":\"[^\"]*\"\\}",
        "\"model\":\"[^\"]*\"",
        "\"policyVersion\":\"[^\"]*\",\"approvals\""
      })
  void whatTheAnswerLeavesOutOrSaysOtherwiseThanTheProvedEntriesIsTold(String said) {
    Story story = new Story().told();
    try (var analyst = new Analyst("auditor")) {
      analyst.isToldInstead("evidence", honest -> otherwise(honest, said));
      analyst.opens("evidence=" + story.workerId).presses("Sign in").follows("Go on");
      analyst.reads("15 of 15 entries are proved here").reads("is NOT what the proved entries say");
    }
  }

  /// Of the answer alone: the entries stand behind it.
  private static String otherwise(String honest, String said) {
    String name = said.substring(0, said.indexOf(':'));
    String other = said.endsWith("\"approvals\"") ? ":\"v0\",\"approvals\"" : ":null";
    return honest.replaceFirst(said, name + other);
  }

  @Test
  void nothingOfAnotherWorkerStaysOnThePage() {
    Story story = new Story().told();
    try (var analyst = new Analyst()) {
      analyst.signsIn().sees("search").goesTo("worker=" + story.workerId).sees("worker");
      assertThat(analyst.events()).hasCount(15);
      analyst.expects(400).goesTo("worker=" + "x".repeat(65)).reads("workerId");
      assertThat(analyst.events()).hasCount(0);
      assertThat(analyst.page.locator("#picture")).isHidden();
    }
  }

  @Test
  void aSlowAnswerDoesNotPaintOverANewerOne() {
    Story slow = new Story().told();
    Story quick = new Story().told();
    try (var analyst = new Analyst()) {
      analyst.signsIn().sees("search");
      Runnable answer = analyst.isAnsweredLater(slow.workerId + "/timeline");
      analyst.goesTo("worker=" + slow.workerId).reads("The log is read.");
      analyst.goesTo("worker=" + quick.workerId);
      assertThat(analyst.events()).hasCount(15);
      answer.run();
      analyst.goesTo("").sees("search").goesTo("worker=" + quick.workerId).sees("worker");
      assertThat(analyst.rows()).hasCount(15);
      assertThat(analyst.rows().first()).containsText(quick.workerId);
    }
  }

  @Test
  void theProofsAreCheckedAsRfc9162WritesThem() {
    try (var analyst = new Analyst()) {
      analyst.opens("").sees("sign-in");
      assertThat(analyst.page.evaluate(ProofCases.SCRIPT)).isEqualTo("right");
    }
  }

  @Test
  void aCheckpointThatNobodySignedIsToldAndStaysTold() {
    new Story().told();
    try (var analyst = new Analyst()) {
      analyst.isToldInstead(
          "checkpoint", honest -> honest.replaceFirst("\n[1-9][0-9]*\n", "\n999999\n"));
      analyst.signsIn().reads("is not signed by the key of this log").keepsAPicture("forged");
      analyst.page.unroute("**/checkpoint");
      analyst.reads("checked here · signed").reads("is not signed by the key of this log");
    }
  }

  @Test
  void aSearchIsNarrowedByEachField() {
    Story story = new Story().told();
    try (var analyst = new Analyst()) {
      analyst
          .signsIn()
          .sees("search")
          .types("Worker", story.workerId)
          .types("Event", "pass.issued");
      analyst.presses("Search").reads("One entry in the tree of");
      assertThat(analyst.rows()).hasCount(1);
      look(analyst, "search");
      analyst.types("Event", "no.such").expects(400).presses("Search").reads("type");
    }
  }

  @Test
  void theLogIsFollowedLive() {
    CheckpointsTest.visits(1);
    try (var analyst = new Analyst()) {
      analyst.signsIn().sees("search").types("Event", "pass.issued").presses("Follow live");
      analyst.reads("Followed live");
      Story first = new Story().told();
      assertThat(analyst.rows()).hasCount(1);
      Story second = new Story().told();
      assertThat(analyst.rows()).hasCount(2);
      assertThat(analyst.rows().first()).containsText(second.workerId);
      assertThat(analyst.rows().last()).containsText(first.workerId);
      look(analyst, "live");
    }
  }

  @Test
  void whatStandsInAnEventIsTextAndNothingElse() {
    Story story = new Story().told();
    try (var analyst = new Analyst()) {
      analyst.isToldInstead(
          "timeline",
          honest -> honest.replace("service:pass-issuer", "<img src=x onerror='window.taken=1'>"));
      analyst.signsIn().sees("search").goesTo("worker=" + story.workerId);
      assertThat(analyst.rows().nth(6)).containsText("<img src=x");
      analyst.events().nth(6).click();
      assertThat(analyst.page.evaluate("window.taken")).isNull();
      assertThat(analyst.page.locator("main img")).hasCount(0);
    }
  }

  @Test
  void theKeyboardIsEnough() {
    Story story = new Story().told();
    try (var analyst = new Analyst()) {
      analyst.signsIn().sees("search").types("Worker", story.workerId);
      analyst.page.keyboard().press("Enter");
      assertThat(analyst.events()).hasCount(15);
      analyst.events().first().focus();
      analyst.page.keyboard().press("ArrowRight");
      assertThat(analyst.events().nth(1)).isFocused();
      assertThat(analyst.page.locator("#entry-title")).containsText("case.opened");
      analyst.page.keyboard().press("Escape");
      assertThat(analyst.page.locator("#entry")).isHidden();
      analyst.rows().nth(2).getByRole(AriaRole.BUTTON).focus();
      analyst.page.keyboard().press("Enter");
      assertThat(analyst.page.locator("#entry-title")).isFocused();
      analyst.page.keyboard().press("Escape");
      assertThat(analyst.rows().nth(2).getByRole(AriaRole.BUTTON)).isFocused();
    }
  }

  @Test
  void whoMayNotReadTheLogIsToldSo() {
    try (var analyst = new Analyst("registrar")) {
      analyst.expects(403).signsIn().sees("search").goesTo("worker=w-1");
      analyst.reads("Your role does not include this");
    }
  }

  @Test
  void itRunsOnlyWhatComesFromHere() {
    var answer = given().get("/console/");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "connect-src 'self' http://localhost:18085;")
        .doesNotContain("unsafe");
    assertThat(answer.asString()).doesNotContain("http:", "https:", "style=", "onclick");
    assertThat(given().get("/entries").statusCode()).isEqualTo(401);
  }

  private static void look(Analyst analyst, String name) {
    Look.at(analyst.page, "console-" + name);
  }
}
