package dev.firstkey.joineringest.rest;

import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import dev.firstkey.joineringest.ListUsers;
import dev.firstkey.joineringest.ProvisionUsers;
import dev.firstkey.joineringest.scim.PatchedUser;
import dev.firstkey.joineringest.scim.ScimBody;
import dev.firstkey.joineringest.scim.Shown;
import dev.firstkey.joineringest.scim.UserDocument;
import dev.firstkey.joineringest.scim.UserView;
import dev.firstkey.outbox.rest.Prompt;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// The Users of the SCIM client that calls (RFC 7644 §3).
@Path("/scim/v2/Users")
@RolesAllowed("hris")
@Consumes({ScimAnswers.JSON, "application/json"})
@Produces({ScimAnswers.JSON, "application/json"})
@Cancellable(false)
class ScimUsersResource {
  private final ScimClient client;
  private final ProvisionUsers provisionUsers;
  private final ListUsers listUsers;
  private final ScimBase base;

  ScimUsersResource(
      ScimClient client, ProvisionUsers provisionUsers, ListUsers listUsers, ScimBase base) {
    this.base = base;
    this.client = client;
    this.provisionUsers = provisionUsers;
    this.listUsers = listUsers;
  }

  @POST
  public Uni<Response> create(
      byte[] body,
      @QueryParam("attributes") @Nullable String attributes,
      @QueryParam("excludedAttributes") @Nullable String excluded)
      throws ScimException {
    Shown shown = Shown.of(attributes, excluded);
    UserDocument document = UserDocument.sent(ScimBody.read(body));
    return client
        .source()
        .flatMap(source -> provisionUsers.create(source, document))
        .plug(Prompt::answer)
        .map(user -> ScimAnswers.user(Response.Status.CREATED, user, shown, base.users()).build());
  }

  @GET
  @Path("/{id}")
  public Uni<Response> get(
      @PathParam("id") String id,
      @QueryParam("attributes") @Nullable String attributes,
      @QueryParam("excludedAttributes") @Nullable String excluded,
      @HeaderParam("If-None-Match") @Nullable String known)
      throws ScimException {
    Shown shown = Shown.of(attributes, excluded);
    UUID user = id(id);
    return client
        .source()
        .flatMap(source -> provisionUsers.get(source, user))
        .plug(Prompt::answer)
        .map(found ->
            known != null && EntityTags.in(known).test(UserView.etag(found))
                ? Response.notModified().header("ETag", UserView.etag(found)).build()
                : ScimAnswers.user(Response.Status.OK, found, shown, base.users()).build());
  }

  @PUT
  @Path("/{id}")
  public Uni<Response> replace(
      @PathParam("id") String id,
      byte[] body,
      @QueryParam("attributes") @Nullable String attributes,
      @QueryParam("excludedAttributes") @Nullable String excluded,
      @HeaderParam("If-Match") @Nullable String wanted)
      throws ScimException {
    UserDocument document = UserDocument.sent(ScimBody.read(body));
    return change(id, EntityTags.in(wanted), Shown.of(attributes, excluded), _ -> document);
  }

  @PATCH
  @Path("/{id}")
  public Uni<Response> patch(
      @PathParam("id") String id,
      byte[] body,
      @QueryParam("attributes") @Nullable String attributes,
      @QueryParam("excludedAttributes") @Nullable String excluded,
      @HeaderParam("If-Match") @Nullable String wanted)
      throws ScimException {
    var operations = ScimBody.read(body);
    return change(
        id,
        EntityTags.in(wanted),
        Shown.of(attributes, excluded),
        user -> PatchedUser.of(user, operations));
  }

  @DELETE
  @Path("/{id}")
  @Consumes("*/*")
  public Uni<Response> delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String wanted)
      throws ScimException {
    UUID user = id(id);
    return client
        .source()
        .flatMap(source -> provisionUsers.delete(source, user, EntityTags.in(wanted)))
        .plug(Prompt::answer)
        .replaceWith(() -> Response.noContent().build());
  }

  @GET
  public Uni<Response> list(
      @QueryParam("filter") @Nullable String filter,
      @QueryParam("startIndex") @Nullable String startIndex,
      @QueryParam("count") @Nullable String count,
      @QueryParam("attributes") @Nullable String attributes,
      @QueryParam("excludedAttributes") @Nullable String excluded)
      throws ScimException {
    return list(new ListParameters(filter, startIndex, count, attributes, excluded));
  }

  @POST
  @Path("/.search")
  public Uni<Response> search(byte[] body) throws ScimException {
    return list(ListParameters.of(ScimBody.read(body)));
  }

  private Uni<Response> list(ListParameters parameters) throws ScimException {
    Shown shown = Shown.of(parameters.attributes(), parameters.excluded());
    ListUsers.Query query = parameters.query(base.users());
    return client
        .source()
        .flatMap(source -> listUsers.of(source, query))
        .plug(Prompt::answer)
        .map(found -> ScimAnswers.page(found, query, shown));
  }

  private Uni<Response> change(
      String id, Predicate<String> wanted, Shown shown, ProvisionUsers.Change change)
      throws ScimException {
    UUID user = id(id);
    return client
        .source()
        .flatMap(source -> provisionUsers.change(source, user, wanted, change))
        .plug(Prompt::answer)
        .map(changed -> ScimAnswers.user(Response.Status.OK, changed, shown, base.users()).build());
  }

  private static UUID id(String text) throws ScimException {
    return ProvisionUsers.uuid(text)
        .orElseThrow(() -> new ResourceNotFoundException("There is no such User."));
  }
}
