package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.joineringest.domain.ProvisionedUser;
import dev.firstkey.joineringest.domain.Standing;
import java.time.temporal.ChronoUnit;

/// A User as its client sees it: what was set, `id` and `meta` (RFC 7643 §3.1), and what became of
/// its employment. One that is over is not active, whoever ended it.
public final class UserView {
  private UserView() {}

  /// @param users the address of the collection, with no slash at its end
  public static ObjectNode of(ProvisionedUser user, String users) {
    ObjectNode json = UserDocument.read(user.document()).copy();
    json.put("id", user.id().toString());
    user.standing().ifPresent(standing -> show(standing, json));
    json.putObject("meta")
        .put("resourceType", "User")
        .put("created", user.created().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("lastModified", user.modified().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("location", location(user, users))
        .put("version", etag(user));
    return json;
  }

  private static void show(Standing standing, ObjectNode json) {
    if (standing.state() == Standing.State.OVER) {
      json.put("active", false);
    }
    if (!json.has(ScimSchemas.JOINER)) {
      ((ArrayNode) json.path("schemas")).add(ScimSchemas.JOINER);
    }
    ObjectNode joiner = json.withObjectProperty(ScimSchemas.JOINER);
    joiner.put("state", standing.state().word());
    if (!standing.reasons().isEmpty()) {
      ArrayNode reasons = joiner.putArray("reasons");
      standing.reasons().forEach(reasons::add);
    }
  }

  /// Its address.
  public static String location(ProvisionedUser user, String users) {
    return users + "/" + user.id();
  }

  /// Its weak entity tag (RFC 9110 §8.8.3): of what its client set, and of whether that is over.
  /// What became of it otherwise makes no other version of it.
  public static String etag(ProvisionedUser user) {
    return "W/\"" + user.version() + (user.isOver() ? "-over" : "") + "\"";
  }
}
