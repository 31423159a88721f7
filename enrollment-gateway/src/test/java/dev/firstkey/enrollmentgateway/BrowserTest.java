package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The page in a real browser, with a real ceremony, from its opening to *ready*.
@QuarkusTest
@ExtendWith(Chromium.class)
class BrowserTest {

  @Test
  void aNewHireComesToTheirFirstKey() {
    try (var person = new NewHire()) {
      person.opensThePage().keepsAPicture("1-begin");
      Visit visit = person.begins();
      person.reads(visit.shownCode()).keepsAPicture("2-check-code");
      visit.confirmTyped();
      person.sees("pass").keepsAPicture("3-waits-for-the-pass");
      visit.say(visit.asked);
      person.sees("passkey").keepsAPicture("4-pass-ready");
      person.presses("Create your passkey").sees("enrolled").keepsAPicture("5-enrolled");
      assertThat(Database.authenticatorsOf(visit.worker)).isEqualTo(1);
      MishapsTest.published(visit);
      person.sees("ready").keepsAPicture("6-ready");
    }
  }
}
