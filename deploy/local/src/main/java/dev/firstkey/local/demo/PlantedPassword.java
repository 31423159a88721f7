package dev.firstkey.local.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.client.KeycloakAccounts;
import dev.firstkey.local.stack.StaffTokens;
import dev.firstkey.local.stack.Trouble;
import java.io.IOException;
import java.util.UUID;

/// Does what nobody should: sets a password on a worker's account, to show that the verdict sees
/// it.
record PlantedPassword(Place place) {

  void on(String workerId) throws InterruptedException {
    try {
      var account =
          new KeycloakAccounts(place.api().http(), place.realm(), place.tokens().of("analyst"))
              .accountOf(workerId)
              .orElseThrow(() -> new Trouble(workerId + " has no account to put a password on."));
      plant(account);
    } catch (IOException | Stopped failure) {
      throw new Trouble("The password could not be planted: " + failure.getMessage());
    }
  }

  private void plant(String account) throws Stopped, InterruptedException {
    var users = place.realm().toString().replace("/realms/", "/admin/realms/") + "/users/";
    var password =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "password")
            .put("value", UUID.randomUUID().toString())
            .put("temporary", false);
    var answer =
        place
            .api()
            .put(
                users + account + "/reset-password",
                new StaffTokens(place.stack()).administrator(),
                password);
    if (!answer.isSuccess()) {
      throw new Stopped(answer.spoken());
    }
  }
}
