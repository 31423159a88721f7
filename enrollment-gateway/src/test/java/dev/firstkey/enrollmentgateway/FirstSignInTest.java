package dev.firstkey.enrollmentgateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.firstkey.browser.Look;
import dev.firstkey.newhire.Base64Url;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever is ready tries their passkey at the directory, and adds a second one there. What the
/// page says of it rests on an ID token that it has verified.
@QuarkusTest
@ExtendWith(Chromium.class)
class FirstSignInTest {

  @Test
  void whoIsReadyTriesToSignInAndAddsASecondPasskey() {
    try (var person = new NewHire()) {
      Visit visit = person.comesToPassReady();
      var directory = new Directory(visit.pass.accountId(), "none");
      directory.answersIn(person.context);
      person.createsThePasskey();
      MishapsTest.published(visit);
      link(person.sees("ready"), "Try to sign in");
      Look.at(person.sees("try").page, "sign-in-try");
      person.presses("Sign in");
      link(person, "Go on");
      Look.at(person.sees("worked").page, "sign-in-worked");
      assertThat(directory.questions.getLast())
          .containsEntry("client_id", "firstkey-door")
          .containsEntry("prompt", "login")
          .containsEntry("ui_locales", "en")
          .containsEntry("max_age", "0")
          .containsEntry("redirect_uri", Gateway.ORIGIN + "/sign-in/")
          .doesNotContainKey("kc_action");
      nothingIsKept(person.page);
      person.presses("Add a second passkey");
      link(person, "Go on");
      Look.at(person.sees("added").page, "sign-in-added");
      assertThat(directory.questions.getLast())
          .containsEntry("kc_action", "webauthn-register-passwordless")
          .doesNotContainKey("prompt");
      nothingIsKept(person.page);
      link(person, "Back");
      person.sees("ready");
      assertThat(visit.gateway.post(visit.path() + "/registration/options").statusCode())
          .as("this visit gives no second one")
          .isEqualTo(404);
    }
  }

  private static void nothingIsKept(Page page) {
    assertThat(page.url()).isEqualTo(Gateway.ORIGIN + "/sign-in/");
    assertThat(page.evaluate("[sessionStorage.length, localStorage.length] + ''")).isEqualTo("0,0");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aTokenThatIsNotInOrderIsNoSignIn(IdTokens.Flaw flaw) {
    try (var person = new NewHire()) {
      var directory = comes(person);
      directory.gives(flaw);
      triesToSignIn(person).sees("untried");
      directory.gives(IdTokens.Flaw.NONE);
      person.presses("Try again");
      link(person, "Go on");
      person.sees("named");
    }
  }

  @Test
  void whoSignsInAsSomebodyElseHasNotTriedTheirPasskey() {
    try (var person = new NewHire()) {
      comes(person);
      isKnownAs(person, "somebody-else");
      Look.at(triesToSignIn(person).sees("other").page, "sign-in-other");
    }
  }

  @Test
  void asThemselvesTheyHave() {
    try (var person = new NewHire()) {
      comes(person);
      isKnownAs(person, "the-account");
      triesToSignIn(person).sees("worked");
    }
  }

  /// As on a device on which nobody was enrolled.
  @Test
  void whereNoAccountIsKnownThePageSaysWhoseItWasAndClaimsNothing() {
    try (var person = new NewHire()) {
      comes(person);
      triesToSignIn(person).sees("named").reads("You have signed in as name-of-the-account.");
      assertThat(person.page.textContent("main")).doesNotContain("with your passkey");
      Look.at(person.page, "sign-in-named");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pop", "hwk", "swk"})
  void itWasWithThePasskeyWhereTheDirectorySaysSo(String method) {
    try (var person = new NewHire()) {
      var directory = comes(person);
      isKnownAs(person, "the-account");
      directory.says("user", method);
      triesToSignIn(person).sees("worked").reads("with your passkey");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pwd", "otp", "POP"})
  void whatTheDirectoryDoesNotSayThePageDoesNotSayEither(String method) {
    try (var person = new NewHire()) {
      var directory = comes(person);
      isKnownAs(person, "the-account");
      directory.says(method);
      triesToSignIn(person).sees("signed");
      assertThat(person.page.textContent("main")).doesNotContain("passkey");
      assertThat(person.page.getByText("Add a second passkey")).isHidden();
      person.keepsAPicture("sign-in-signed");
    }
  }

  @Test
  void whoComesBackByTheBrowsersMemoryCanBeginAnew() {
    try (var person = new NewHire()) {
      comes(person);
      person.context.route(
          Directory.ISSUER + "/auth**",
          call -> call.fulfill(new Route.FulfillOptions().setStatus(204)));
      person.presses("Sign in").sees("leaving");
      person.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
      person.sees("try");
    }
  }

  @Test
  void aSecondPasskeyThatWasNotMadeIsNotSaidToBeAdded() {
    try (var person = new NewHire()) {
      var directory = comes(person);
      isKnownAs(person, "the-account");
      triesToSignIn(person).sees("worked");
      directory.answersActions("cancelled");
      person.presses("Add a second passkey");
      link(person, "Go on");
      person.sees("worked");
    }
  }

  @Test
  void anAnswerToSomebodyElsesQuestionIsNoSignIn() {
    try (var person = new NewHire()) {
      comes(person);
      person.page.navigate(
          "/sign-in/#state=of-somebody-else&code=the-code&kc_action_status=success");
      person.page.reload();
      person.sees("try");
      nothingIsKept(person.page);
    }
  }

  @Test
  void aDirectoryThatIsAwayIsSaid() {
    try (var person = new NewHire().expects(503)) {
      comes(person).isAway();
      person.presses("Sign in").reads("The directory cannot be reached");
      person.sees("try").keepsAPicture("sign-in-away");
    }
  }

  @Test
  void onlyThePageOfTheSignInMayCallTheDirectory() {
    String page = Gateway.request().get("/sign-in/").header("Content-Security-Policy");
    assertThat(page)
        .contains("connect-src 'self' http://localhost:18085;", "default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(Gateway.request().get("/").header("Content-Security-Policy"))
        .contains("connect-src 'self';");
  }

  private static Directory comes(NewHire person) {
    var directory = new Directory("the-account", "none");
    directory.answersIn(person.context);
    person.page.navigate("/sign-in/");
    person.sees("try");
    return directory;
  }

  private static NewHire triesToSignIn(NewHire person) {
    link(person.presses("Sign in"), "Go on");
    return person;
  }

  /// As after an enrollment in this browser.
  private static void isKnownAs(NewHire person, String account) {
    person.page.evaluate(
        "async account => (await import('/device.js')).keep('account', account)",
        Base64Url.of(account.getBytes(StandardCharsets.UTF_8)));
  }

  private static void link(NewHire person, String name) {
    person.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
  }
}
