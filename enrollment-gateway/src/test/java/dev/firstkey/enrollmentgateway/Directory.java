package dev.firstkey.enrollmentgateway;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.browser.PlayedDirectory;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The directory as both pages meet it. How a real one does it is in StaffSignInIT.
final class Directory {
  static final String ISSUER = PlayedDirectory.ISSUER;

  /// What the page asked, one for each time that it came.
  final List<Map<String, String>> questions;

  private final PlayedDirectory played = new PlayedDirectory(Gateway.ORIGIN, this::tokens);
  private final String subject;
  private final String role;
  private Duration session = Duration.ZERO;
  private IdTokens.Flaw flaw = IdTokens.Flaw.NONE;
  private List<String> methods = List.of("pop");

  Directory(String subject, String role) {
    this.subject = subject;
    this.role = role;
    questions = played.questions;
    played.signsWith(IdTokens.keys());
  }

  /// The registrar signed in so long ago.
  void rememberedFor(Duration age) {
    session = age;
  }

  /// What is wrong with its next ID tokens for the page of the new hire.
  void gives(IdTokens.Flaw next) {
    flaw = next;
  }

  /// What its ID tokens say of how somebody signed in (RFC 8176).
  void says(String... next) {
    methods = List.of(next);
  }

  /// What it says of an action that a page asked for.
  void answersActions(String status) {
    played.answersActions(status);
  }

  void isAway() {
    played.isAway();
  }

  void answersIn(BrowserContext context) {
    played.answersIn(context);
  }

  private JsonObject tokens(Map<String, String> question) {
    return question.get("client_id").equals("firstkey-door")
        ? idToken(question)
        : staffToken(question);
  }

  private JsonObject idToken(Map<String, String> question) {
    var said = new JsonObject();
    said.addProperty("access_token", "of-no-use");
    said.addProperty("id_token", IdTokens.issue(ISSUER, subject, question, flaw, methods));
    return said;
  }

  private JsonObject staffToken(Map<String, String> question) {
    Duration age = question.containsKey("max_age") ? Duration.ZERO : session;
    return PlayedDirectory.giving(TestTokens.tokenOfSignIn(age, subject, "registrar", role));
  }
}
