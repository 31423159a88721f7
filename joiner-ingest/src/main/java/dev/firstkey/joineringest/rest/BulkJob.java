package dev.firstkey.joineringest.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.firstkey.joineringest.ProvisionUsers;
import dev.firstkey.joineringest.domain.ProvisionedUser;
import dev.firstkey.joineringest.scim.BulkOperation;
import dev.firstkey.joineringest.scim.PatchedUser;
import dev.firstkey.joineringest.scim.UserDocument;
import dev.firstkey.joineringest.scim.UserView;
import dev.firstkey.outbox.rest.Prompt;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One bulk request on its way; its operations are run one after the other. What a client is told
/// of an operation is in the answer; a failure of ours, such as a database that is away, fails the
/// call, and a client that repeats it finds what was done already.
final class BulkJob {
  private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

  private final ProvisionUsers provisionUsers;
  private final String source;
  private final String users;
  private final int failOnErrors;
  private final Map<String, String> ids = new HashMap<>();
  private final SortedMap<Integer, ObjectNode> results = new TreeMap<>();
  private int errors;

  BulkJob(ProvisionUsers provisionUsers, String source, String users, int failOnErrors) {
    this.provisionUsers = provisionUsers;
    this.source = source;
    this.users = users;
    this.failOnErrors = failOnErrors;
  }

  /// Does the operation and notes what came of it; nothing once there are too many errors.
  ///
  /// @param at where it stands in the request
  Uni<Integer> run(int at, BulkOperation operation) {
    if (errors >= failOnErrors) {
      return Uni.createFrom().item(at);
    }
    return done(operation)
        .plug(Prompt::answer)
        .invoke(user -> results.put(at, succeeded(operation, user)))
        .onFailure(ScimException.class)
        .recoverWithItem(failure -> {
          errors++;
          results.put(at, failed(operation, (ScimException) failure));
          return null;
        })
        .replaceWith(at);
  }

  /// The results in the order of the request.
  ObjectNode answer() {
    ObjectNode answer = JsonUtils.getJsonNodeFactory().objectNode();
    answer.putArray("schemas").add(RESPONSE);
    answer.putArray("Operations").addAll(results.values());
    return answer;
  }

  private Uni<@Nullable ProvisionedUser> done(BulkOperation unresolved) {
    try {
      BulkOperation operation = unresolved.resolved(ids);
      return switch (operation.method()) {
        case POST -> created(operation);
        case PUT -> replaced(operation);
        case PATCH -> changed(operation, before -> PatchedUser.of(before, operation.data()));
        case DELETE ->
            provisionUsers.delete(source, id(operation), wanted(operation)).replaceWith(() -> null);
      };
    } catch (ScimException e) {
      return Uni.createFrom().failure(e);
    }
  }

  private Uni<ProvisionedUser> created(BulkOperation operation) throws ScimException {
    if (!operation.path().equals("/Users")) {
      throw BadRequestException.invalidPath("A POST goes to /Users.");
    }
    return provisionUsers
        .create(source, UserDocument.sent(operation.data()))
        .invoke(user -> ids.put(operation.bulkId().orElseThrow(), user.id().toString()));
  }

  private Uni<ProvisionedUser> replaced(BulkOperation operation) throws ScimException {
    UserDocument document = UserDocument.sent(operation.data());
    return changed(operation, _ -> document);
  }

  private Uni<ProvisionedUser> changed(BulkOperation operation, ProvisionUsers.Change change)
      throws ScimException {
    return provisionUsers.change(source, id(operation), wanted(operation), change);
  }

  private static Predicate<String> wanted(BulkOperation operation) {
    return EntityTags.in(operation.version().orElse(null));
  }

  private static UUID id(BulkOperation operation) throws ScimException {
    return ProvisionUsers.uuid(operation.lastOfPath())
        .filter(id -> operation.path().equals("/Users/" + id))
        .orElseThrow(() -> new ResourceNotFoundException("There is no such User."));
  }

  private ObjectNode succeeded(BulkOperation operation, @Nullable ProvisionedUser user) {
    ObjectNode result = result(operation);
    if (user == null) {
      return result.put("location", location(operation)).put("status", "204");
    }
    return result
        .put("location", UserView.location(user, users))
        .put("version", UserView.etag(user))
        .put("status", operation.method() == BulkOperation.Method.POST ? "201" : "200");
  }

  private ObjectNode failed(BulkOperation operation, ScimException refused) {
    ObjectNode result = result(operation);
    if (operation.method() != BulkOperation.Method.POST) {
      result.put("location", location(operation));
    }
    result.put("status", Integer.toString(refused.getScimError().getStatus()));
    result.set("response", ScimErrors.body(refused));
    return result;
  }

  private String location(BulkOperation operation) {
    return ProvisionUsers.uuid(operation.lastOfPath()).map(id -> users + "/" + id).orElse(users);
  }

  private static ObjectNode result(BulkOperation operation) {
    ObjectNode result = JsonUtils.getJsonNodeFactory().objectNode();
    result.put("method", operation.method().name());
    operation.bulkId().ifPresent(name -> result.put("bulkId", name));
    return result;
  }
}
