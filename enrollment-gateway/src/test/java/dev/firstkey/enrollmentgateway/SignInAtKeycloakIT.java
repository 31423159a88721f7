package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.firstkey.browser.Look;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A new hire in a real browser, from the check code to the second passkey, at a real Keycloak.
@QuarkusTest
@QuarkusTestResource(value = KeycloakBacking.class, restrictToAnnotatedClass = true)
@ExtendWith(Chromium.class)
class SignInAtKeycloakIT {

  @Test
  void whoIsEnrolledSignsInAndAddsASecondPasskeyAndSignsInWithThat() {
    try (var person = new NewHire()) {
      person.page.onDialog(asked -> asked.accept("My phone"));
      KeycloakAccount account = enrolls(person);
      person.page.getByRole(AriaRole.LINK, named("Try to sign in")).click();
      person.sees("try").presses("Sign in");
      offers(person, "Sign in with Passkey").keepsAPicture("keycloak-sign-in");
      person.presses("Sign in with Passkey").sees("worked");
      Look.at(person.page, "keycloak-worked");
      person.takesAnotherDevice().presses("Add a second passkey");
      offers(person, "Register").keepsAPicture("keycloak-second");
      person.presses("Register").sees("added");
      Look.at(person.page, "keycloak-added");
      assertThat(account.labels()).hasSize(2).contains("My phone");
      person.page.navigate("/sign-in/");
      person.sees("try").presses("Sign in").presses("Sign in with Passkey").sees("worked");
    }
  }

  @Test
  void theDirectorySpeaksTheLanguageOfThePage() {
    var german = new Browser.NewContextOptions().setLocale("de-AT").setViewportSize(360, 760);
    try (var person = new NewHire(german)) {
      person.page.route(
          Pattern.compile(".*/auth\\?.*"),
          call ->
              call.resume(
                  new Route.ResumeOptions()
                      .setHeaders(Map.of("Accept-Language", "en", "Accept", "text/html"))));
      person.page.navigate("/sign-in/");
      person.sees("try").presses("Anmelden");
      person.page.locator("html[lang=de] #kc-page-title").waitFor();
      person.keepsAPicture("keycloak-german");
    }
  }

  private static KeycloakAccount enrolls(NewHire person) {
    KeycloakAccount account = KeycloakAccount.provision(World.worker());
    Visit visit = person.comesToPassReady(account.id());
    person.createsThePasskey();
    EnrollmentCompleted completed =
        World.heard(
            Topic.ENROLLMENT_COMPLETE,
            EnrollmentCompleted.class,
            fact -> fact.transactionId().equals(visit.transaction));
    assertThat(account.publish(completed)).isEqualTo(204);
    MishapsTest.published(visit);
    person.sees("ready");
    return account;
  }

  private static NewHire offers(NewHire person, String action) {
    person.button(action).waitFor();
    return person;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
