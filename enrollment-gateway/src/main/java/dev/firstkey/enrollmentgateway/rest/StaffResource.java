package dev.firstkey.enrollmentgateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.enrollmentgateway.ConfirmPerson;
import dev.firstkey.enrollmentgateway.FindTransaction;
import dev.firstkey.enrollmentgateway.FollowTransaction;
import dev.firstkey.enrollmentgateway.LookUpJoiner;
import dev.firstkey.enrollmentgateway.domain.ExpectedJoiner;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// The registrar's calls, with a bearer token. What shows a name or confirms a person needs a
/// recent sign-in. A caller who hangs up does not undo what was decided.
@RolesAllowed("registrar")
@Path("/staff/transactions")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
class StaffResource {
  private final FindTransaction find;
  private final LookUpJoiner lookUp;
  private final ConfirmPerson confirm;
  private final FollowTransaction follow;
  private final SecurityIdentity registrar;
  private final RecentSignIn recent;
  private final Clock clock;

  StaffResource(
      FindTransaction find,
      LookUpJoiner lookUp,
      ConfirmPerson confirm,
      FollowTransaction follow,
      SecurityIdentity registrar,
      RecentSignIn recent,
      Clock clock) {
    this.find = find;
    this.lookUp = lookUp;
    this.confirm = confirm;
    this.follow = follow;
    this.registrar = registrar;
    this.recent = recent;
    this.clock = clock;
  }

  /// A waiting transaction as a registrar sees it.
  record Waiting(UUID transactionId, Instant openedAt) {
    static Waiting of(Transaction transaction) {
      return new Waiting(transaction.id(), transaction.openedAt());
    }
  }

  /// Who fits what was typed.
  ///
  /// @param more there are too many, and none is shown
  record Joiners(List<ExpectedJoiner> joiners, boolean more) {}

  /// What became of it.
  ///
  /// @param state as the page of the new hire reads it, or `waiting-for-witness`, or `someone-else`
  ///   where the caller's word was about another person, of whom nothing is told
  /// @param reason why policy said no
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Outcome(String state, @Nullable String reason) {
    static Outcome of(FollowTransaction.Followed followed, Instant now) {
      return followed.isAboutAnother()
          ? new Outcome("someone-else", null)
          : of(followed.transaction().stateAt(now));
    }

    private static Outcome of(TransactionState state) {
      return switch (state) {
        case TransactionState.WaitingForProofing _ -> new Outcome("waiting-for-witness", null);
        case TransactionState.Refused refused ->
            new Outcome(refused.word(), refused.reason().word());
        case TransactionState.WaitingForPass _,
            TransactionState.PassReady _,
            TransactionState.Enrolled _,
            TransactionState.Ready _,
            TransactionState.Ended _ ->
            new Outcome(state.word(), null);
      };
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

  /// Who is expected and fits what was typed.
  @POST
  @Path("/{id}/joiners")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Joiners> lookUp(@PathParam("id") String id, byte[] body) {
    var search = StaffBodies.search(actor(), transaction(id), body);
    recent.check(token());
    return lookUp
        .find(search)
        .map(Answers::valueOf)
        .map(found -> found.orElseThrow(StaffResource::unknown))
        .map(found -> new Joiners(found.joiners(), found.more()));
  }

  @POST
  @Path("/{id}/proofing")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<RestResponse<Void>> confirm(@PathParam("id") String id, byte[] body) {
    var statement = StaffBodies.statement(actor(), transaction(id), body);
    recent.check(token());
    return confirm
        .confirm(statement)
        .map(Answers::valueOf)
        .map(refusal ->
            refusal
                .<RestResponse<Void>>map(reason -> {
                  throw Problems.proofing(reason);
                })
                .orElseGet(RestResponse::accepted));
  }

  /// What became of a person whom the caller has confirmed.
  @GET
  @Path("/{id}")
  public Uni<Outcome> follow(@PathParam("id") String id) {
    return follow
        .of(actor(), transaction(id))
        .map(found -> found.orElseThrow(Problems::notPossible))
        .map(followed -> Outcome.of(followed, clock.instant()));
  }

  private static UUID transaction(String id) {
    return PathIds.read(id).orElseThrow(StaffResource::unknown);
  }

  /// The token's subject: opaque, and the same for ever. Names change and are personal.
  private String actor() {
    String subject = token().getSubject();
    if (subject == null || !subject.matches("[A-Za-z0-9._@-]{1,128}")) {
      throw Problems.nameless();
    }
    return "person:" + subject;
  }

  private JsonWebToken token() {
    return (JsonWebToken) registrar.getPrincipal();
  }

  private static RuntimeException unknown() {
    return Problems.proofing(RefusalReason.WRONG_TRANSACTION);
  }
}
