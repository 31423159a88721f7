package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ContentTooLargeException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One operation of a bulk request (RFC 7644 §3.7).
///
/// @param path `/Users`, or `/Users/` and an id
/// @param bulkId the client's name for what a POST creates
/// @param version the entity tag that the User must have
/// @param data the body
public record BulkOperation(
    Method method, String path, Optional<String> bulkId, Optional<String> version, JsonNode data) {
  /// What may be done.
  public enum Method {
    POST,
    PUT,
    PATCH,
    DELETE;

    private static Method of(String text) throws BadRequestException {
      return Arrays.stream(values())
          .filter(method -> method.name().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () -> BadRequestException.invalidSyntax("A method is POST, PUT, PATCH or DELETE."));
    }
  }

  /// The most operations of one request.
  public static final int MOST = 100;

  private static final String REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
  private static final String REFERENCE = "bulkId:";

  /// The operations of a body, in its order.
  ///
  /// @throws ScimException 400 `invalidSyntax`, or 413 for too many
  public static List<BulkOperation> in(JsonNode body) throws ScimException {
    JsonNode operations = body.path("Operations");
    if (!ScimBody.isOf(body, REQUEST) || !operations.isArray() || operations.isEmpty()) {
      throw BadRequestException.invalidSyntax("The body is no BulkRequest with Operations.");
    }
    if (operations.size() > MOST) {
      throw new ContentTooLargeException("A bulk request has at most " + MOST + " operations.");
    }
    List<BulkOperation> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode operation : operations) {
      BulkOperation read = of(operation);
      if (read.method() == Method.POST && !names.add(read.bulkId().orElseThrow())) {
        throw BadRequestException.invalidSyntax("A bulkId stands for one operation.");
      }
      all.add(read);
    }
    return List.copyOf(all);
  }

  private static BulkOperation of(JsonNode json) throws BadRequestException {
    Method method = Method.of(json.path("method").asText());
    Optional<String> bulkId = UserDocument.text(json.path("bulkId"));
    if (method == Method.POST && bulkId.isEmpty()) {
      throw BadRequestException.invalidSyntax("A POST needs a bulkId.");
    }
    JsonNode version = json.path("version");
    if (!version.isMissingNode() && !version.isNull() && !version.isTextual()) {
      throw BadRequestException.invalidSyntax("A version is a text.");
    }
    return new BulkOperation(
        method, json.path("path").asText(), bulkId, UserDocument.text(version), json.path("data"));
  }

  /// The bulkIds that it refers to.
  public Set<String> references() {
    Set<String> found = new TreeSet<>();
    collect(data, found);
    reference(lastOfPath()).ifPresent(found::add);
    return found;
  }

  /// What follows the last slash of the path.
  public String lastOfPath() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// The same with the ids that are known by now.
  ///
  /// @throws ResourceConflictException where one is not
  public BulkOperation resolved(Map<String, String> ids) throws ResourceConflictException {
    if (!ids.keySet().containsAll(references())) {
      throw new ResourceConflictException("A bulkId in it stands for nothing that was created.");
    }
    String resolvedPath =
        reference(lastOfPath()).map(name -> "/Users/" + ids.get(name)).orElse(path);
    JsonNode copy = data.deepCopy();
    ids.forEach((name, id) -> JsonUtils.replaceAllTextValues(copy, REFERENCE + name, id));
    return new BulkOperation(method, resolvedPath, bulkId, version, copy);
  }

  private static void collect(JsonNode json, Set<String> found) {
    if (json.isTextual()) {
      reference(json.asText()).ifPresent(found::add);
    }
    json.forEach(child -> collect(child, found));
  }

  private static Optional<String> reference(String text) {
    return text.startsWith(REFERENCE)
        ? Optional.of(text.substring(REFERENCE.length()))
        : Optional.empty();
  }
}
