package dev.firstkey.joineringest.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.firstkey.joineringest.ListUsers;
import dev.firstkey.joineringest.domain.ProvisionedUser;
import dev.firstkey.joineringest.scim.Shown;
import dev.firstkey.joineringest.scim.UserView;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// The answers of the SCIM calls.
final class ScimAnswers {
  static final String JSON = "application/scim+json";

  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

  private ScimAnswers() {}

  /// One User with its entity tag (RFC 7644 §3.14).
  ///
  /// @param users the address of the Users
  static Response.ResponseBuilder user(
      Response.Status status, ProvisionedUser user, Shown shown, String users) {
    return Response.status(status)
        .type(JSON)
        .header(HttpHeaders.ETAG, UserView.etag(user))
        .header(HttpHeaders.LOCATION, UserView.location(user, users))
        .entity(shown.in(UserView.of(user, users)).toString());
  }

  /// A page of them (RFC 7644 §3.4.2).
  static Response page(ListUsers.Found found, ListUsers.Query query, Shown shown) {
    ObjectNode list = JsonUtils.getJsonNodeFactory().objectNode();
    list.putArray("schemas").add(LIST);
    list.put("totalResults", found.total());
    list.put("startIndex", query.from() + 1);
    list.put("itemsPerPage", found.users().size());
    var resources = list.putArray("Resources");
    found.users().forEach(user -> resources.add(shown.in(UserView.of(user, query.address()))));
    return Response.ok(list.toString(), JSON).build();
  }
}
