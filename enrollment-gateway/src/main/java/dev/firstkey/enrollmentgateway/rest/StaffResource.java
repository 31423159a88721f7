package dev.firstkey.enrollmentgateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.enrollmentgateway.ConfirmPerson;
import dev.firstkey.enrollmentgateway.FindTransaction;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/// The registrar's calls, with a bearer token. A caller who hangs up does not undo what was
/// decided.
@RolesAllowed("registrar")
@Path("/staff/transactions")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
class StaffResource {
  private final FindTransaction find;
  private final ConfirmPerson confirm;
  private final SecurityIdentity registrar;

  StaffResource(FindTransaction find, ConfirmPerson confirm, SecurityIdentity registrar) {
    this.find = find;
    this.confirm = confirm;
    this.registrar = registrar;
  }

  /// A waiting transaction as a registrar sees it.
  record Waiting(UUID transactionId, Instant openedAt) {
    static Waiting of(Transaction transaction) {
      return new Waiting(transaction.id(), transaction.openedAt());
    }
  }

  /// The one with the typed code, or none. There is no list.
  @GET
  public Uni<List<Waiting>> find(@RestQuery String checkCode) {
    if (checkCode == null || checkCode.isBlank() || checkCode.length() > 64) {
      throw Problems.malformed("Name the check code that the person's page shows.");
    }
    return find.find(actor(), checkCode)
        .map(Answers::valueOf)
        .map(found -> found.stream().map(Waiting::of).toList());
  }

  @POST
  @Path("/{id}/proofing")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<RestResponse<Void>> confirm(@PathParam("id") String id, byte[] body) {
    UUID transaction = PathIds.read(id).orElseThrow(StaffResource::unknown);
    return confirm
        .confirm(statement(transaction, body, actor()))
        .map(Answers::valueOf)
        .map(refusal ->
            refusal
                .<RestResponse<Void>>map(reason -> {
                  throw Problems.proofing(reason);
                })
                .orElseGet(RestResponse::accepted));
  }

  private static ConfirmPerson.Statement statement(UUID transaction, byte[] body, String actor) {
    JsonNode json = StrictJson.object(body).orElseThrow(StaffResource::malformed);
    String workerId = text(json, "workerId");
    if (!workerId.matches("[A-Za-z0-9._-]{1,64}")) {
      throw malformed();
    }
    return new ConfirmPerson.Statement(
        actor, transaction, workerId, text(json, "checkCode"), evidence(text(json, "evidence")));
  }

  private static EvidenceKind evidence(String word) {
    return Arrays.stream(EvidenceKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(StaffResource::malformed);
  }

  private static String text(JsonNode json, String member) {
    JsonNode value = json.path(member);
    if (!value.isTextual() || value.asText().length() > 64) {
      throw malformed();
    }
    return value.asText();
  }

  /// The token's subject: opaque, and the same for ever. Names change and are personal.
  private String actor() {
    String subject = ((JsonWebToken) registrar.getPrincipal()).getSubject();
    if (subject == null || !subject.matches("[A-Za-z0-9._@-]{1,128}")) {
      throw Problems.nameless();
    }
    return "person:" + subject;
  }

  private static RuntimeException unknown() {
    return Problems.proofing(RefusalReason.WRONG_TRANSACTION);
  }

  private static RuntimeException malformed() {
    return Problems.malformed("workerId, checkCode and evidence are needed, each of its form.");
  }
}
