package dev.firstkey.joineringest.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.joineringest.DirectoryRefused;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.Passkey;
import dev.firstkey.joineringest.domain.Person;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What joiner-ingest relies on in a directory with every ability. The fake of the other tests and
/// the real Keycloak both stand before it.
abstract class DirectoryContract extends AccountsContract {

  @Test
  void aNewAccountHasNoCredential() {
    assertThat(held(provision())).isEmpty();
  }

  @Test
  void theLeadingEpisodeIsNoted() {
    provision();
    assertThat(found().orElseThrow().episodeId()).isEqualTo("e-1");
  }

  @Test
  void whatChangesTheAccountLeavesItsPasskeys() {
    String id = provision();
    done(() -> directory().publish(id, passkey(id, "a2V5LTE")));
    done(() -> directory().enable(id, false));
    assertThat(held(id)).hasSize(1);
    done(() -> directory().enable(id, true));
    describe(id, worker, new Person("Bea", "King", "B. K.", null, "en"));
    assertThat(held(id)).hasSize(1);
  }

  @Test
  void anAccountThatSomebodyDeletedHasNoCredentialsAndTakesNone() {
    String id = provision();
    delete(id);
    assertThatThrownBy(() -> held(id)).isNotNull();
    assertThatThrownBy(() -> done(() -> directory().publish(id, passkey(id, "a2V5LTE"))))
        .isNotNull();
  }

  @Test
  void aPasskeyThatIsPublishedTwiceIsThereOnce() {
    String id = provision();
    Passkey passkey = passkey(id, "a2V5LTE");
    done(() -> directory().publish(id, passkey));
    done(() -> directory().publish(id, passkey));
    assertThat(held(id)).hasSize(1).allMatch(credential -> credential.is(passkey));
  }

  @Test
  void anotherPasskeyUnderATakenLabelIsNotThereAndReadingBackTellsSo() {
    String id = provision();
    Passkey first = passkey(id, "a2V5LTE");
    Passkey second = passkey(first.authenticatorId(), id, "a2V5LTI");
    done(() -> directory().publish(id, first));
    done(() -> directory().publish(id, second));
    assertThat(held(id)).hasSize(1).allMatch(held -> held.is(first) && !held.is(second));
  }

  @Test
  void aCredentialThatIsTakenAwayIsGoneAndMayBeTakenAwayAgain() {
    String id = provision();
    done(() -> directory().publish(id, passkey(id, "a2V5LTE")));
    HeldCredential held = held(id).getFirst();
    done(() -> directory().remove(id, held));
    done(() -> directory().remove(id, held));
    assertThat(held(id)).isEmpty();
  }

  @Test
  void ofEachAccountThatClaimsToBeAWorkersTheCredentialsCanBeTakenAwayAndTheSessionsEnded() {
    String id = provision();
    String other = secondClaim(id);
    for (String account : List.of(id, other)) {
      done(() -> directory().publish(account, passkey(account, "a2V5LTE")));
    }
    HeldCredential planted = held(other).getFirst();
    done(() -> directory().remove(other, planted));
    done(() -> directory().logOut(other));
    assertThat(held(other)).isEmpty();
    assertThat(held(id)).hasSize(1);
  }

  @Test
  void aBundleThatTheDirectoryDoesNotKnowIsRefusedAndGivesNothing() {
    String id = provision();
    done(() -> directory().grant(id, "warehouse"));
    done(() -> directory().grant(id, "warehouse"));
    for (String unknown : List.of("unheard-of", "gone")) {
      assertThatThrownBy(() -> done(() -> directory().grant(id, unknown)))
          .isInstanceOf(DirectoryRefused.class);
    }
    assertThat(bundles(id)).containsExactly("warehouse");
  }

  @Test
  void sessionsCanBeEndedWhereThereAreNone() {
    String id = provision();
    done(() -> directory().logOut(id));
    assertThat(found()).isPresent();
  }

  List<HeldCredential> held(String accountId) {
    return done(() -> directory().credentials(accountId));
  }

  static Passkey passkey(String accountId, String credentialId) {
    return passkey(UUID.randomUUID(), accountId, credentialId);
  }

  private static Passkey passkey(UUID authenticator, String accountId, String credentialId) {
    return new Passkey(
        authenticator,
        accountId,
        credentialId,
        "pQECAyYgASFYIA",
        new UUID(0, 0),
        0,
        List.of("internal"));
  }
}
