package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.joineringest.domain.ProvisionedUser;
import java.time.temporal.ChronoUnit;

/// A User as its client sees it: what was set, `id` and `meta` (RFC 7643 §3.1).
public final class UserView {
  private UserView() {}

  /// @param users the address of the collection, with no slash at its end
  public static ObjectNode of(ProvisionedUser user, String users) {
    ObjectNode json = UserDocument.read(user.document()).copy();
    json.put("id", user.id().toString());
    json.putObject("meta")
        .put("resourceType", "User")
        .put("created", user.created().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("lastModified", user.modified().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("location", location(user, users))
        .put("version", etag(user));
    return json;
  }

  /// Its address.
  public static String location(ProvisionedUser user, String users) {
    return users + "/" + user.id();
  }

  /// Its weak entity tag (RFC 9110 §8.8.3).
  public static String etag(ProvisionedUser user) {
    return "W/\"" + user.version() + "\"";
  }
}
