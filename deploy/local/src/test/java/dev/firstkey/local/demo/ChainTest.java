package dev.firstkey.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firstkey.local.client.KeycloakSignIn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTest {

  @Test
  void isWholeWhenEachEventIsThereOnce() {
    assertThat(chain(whole()).missing()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "joiner.accepted",
        "account.provisioned",
        "case.opened",
        "proofing.passed",
        "pass.requested",
        "pass.issued",
        "enrollment.completed",
        "pass.revoked",
        "authenticator.published"
      })
  void isNotWholeWithoutOrWithTwoOfOneEvent(String type) {
    var without = whole();
    without.removeIf(entry -> entry.path("type").asText().contains(type));
    assertThat(chain(without).missing()).contains(type + " 0 times");
    var twice = whole();
    twice.add(entry(type, "account-1"));
    assertThat(chain(twice).missing()).contains(type + " 2 times");
  }

  @Test
  void wantsThePassEndedByItsRedemption() {
    var entries = whole();
    entries.removeIf(entry -> entry.path("type").asText().contains("pass.revoked"));
    entries.add(revoked("expired"));
    assertThat(chain(entries).missing()).containsExactly("pass.revoked because of 'expired'");
  }

  @Test
  void wantsTheVisitThatItCameFrom() {
    assertThat(new Chain(whole(), List.of()).missing())
        .containsExactly("transaction.opened 0 times");
  }

  @Test
  void namesOneAccountEverywhere() {
    var entries = whole();
    entries.removeIf(entry -> entry.path("type").asText().contains("pass.issued"));
    entries.add(entry("pass.issued", "account-2"));
    assertThat(chain(entries).otherAccounts()).containsExactly("pass.issued");
  }

  @Test
  void refutesASignInAsSomebodyElse() {
    var signedIn = new KeycloakSignIn.SignedIn("account-2", JsonNodeFactory.instance.objectNode());
    assertThat(Checks.signIn(chain(whole()), signedIn)).singleElement().asString().contains("sub");
    assertThat(Checks.signIn(chain(whole()), new KeycloakSignIn.Refused("no"))).isNotEmpty();
    assertThat(Checks.stranger(signedIn)).isNotEmpty();
  }

  private static Chain chain(List<JsonNode> entries) {
    return new Chain(entries, List.of(entry("transaction.opened", null)));
  }

  private static List<JsonNode> whole() {
    var entries = new ArrayList<JsonNode>();
    for (var type :
        List.of(
            "joiner.accepted",
            "account.provisioned",
            "case.opened",
            "proofing.passed",
            "pass.requested",
            "pass.issued",
            "enrollment.completed",
            "authenticator.published")) {
      entries.add(entry(type, "account-1"));
    }
    entries.add(revoked("redeemed"));
    return entries;
  }

  private static JsonNode entry(String type, String account) {
    var entry = JsonNodeFactory.instance.objectNode().put("type", "dev.firstkey." + type + ".v1");
    entry.putObject("data").put("accountId", account).put("authenticatorId", "a");
    return entry;
  }

  private static JsonNode revoked(String reason) {
    var entry = JsonNodeFactory.instance.objectNode().put("type", "dev.firstkey.pass.revoked.v1");
    entry.putObject("data").put("reason", reason);
    return entry;
  }
}
