package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.EndTransaction;
import dev.firstkey.enrollmentgateway.GatewayConfig;
import dev.firstkey.enrollmentgateway.Lobby;
import dev.firstkey.enrollmentgateway.OfferRegistration;
import dev.firstkey.enrollmentgateway.OpenTransaction;
import dev.firstkey.enrollmentgateway.ProvenKey;
import dev.firstkey.enrollmentgateway.RedeemPass;
import dev.firstkey.enrollmentgateway.ShowTransaction;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/// The new hire's calls. Who calls is known by the DPoP proof alone. A caller who hangs up does not
/// undo what was decided.
@KeyBound
@PermitAll
@Path("/transactions")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
class TransactionResource {
  private final OpenTransaction open;
  private final ShowTransaction show;
  private final OfferRegistration offer;
  private final RedeemPass redeem;
  private final EndTransaction end;
  private final Lobby lobby;
  private final NetworkPseudonym network;
  private final GatewayConfig config;
  private final Clock clock;

  TransactionResource(
      OpenTransaction open,
      ShowTransaction show,
      OfferRegistration offer,
      RedeemPass redeem,
      EndTransaction end,
      Lobby lobby,
      NetworkPseudonym network,
      GatewayConfig config,
      Clock clock) {
    this.open = open;
    this.show = show;
    this.offer = offer;
    this.redeem = redeem;
    this.end = end;
    this.lobby = lobby;
    this.network = network;
    this.config = config;
    this.clock = clock;
  }

  /// The answer to opening a transaction.
  record Opened(UUID transactionId, String checkCode, Instant expiresAt) {
    static Opened of(Transaction transaction) {
      return new Opened(transaction.id(), transaction.shownCode().text(), transaction.expiresAt());
    }
  }

  @POST
  public Uni<RestResponse<Opened>> open(
      @Context ContainerRequestContext request, @Context HttpServerRequest call) {
    return open.open(key(request), network.of(call))
        .map(Answers::valueOf)
        .map(Opened::of)
        .map(opened -> RestResponse.status(Response.Status.CREATED, opened));
  }

  @GET
  @Path("/{id}")
  public Uni<TransactionView> show(
      @Context ContainerRequestContext request,
      @Context HttpServerRequest call,
      @PathParam("id") String id) {
    return admitted(request, call, id, (key, visit) -> show.show(key.jkt(), visit))
        .map(found ->
            found
                .map(known -> TransactionView.of(known, clock.instant(), way()))
                .orElseThrow(Problems::notPossible));
  }

  @POST
  @Path("/{id}/registration/options")
  public Uni<CreationOptions> options(
      @Context ContainerRequestContext request,
      @Context HttpServerRequest call,
      @PathParam("id") String id) {
    return admitted(request, call, id, offer::offer)
        .map(Answers::valueOf)
        .map(offered -> CreationOptions.of(offered, config, clock.instant()));
  }

  @POST
  @Path("/{id}/registration")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<RedeemPass.Redeemed> register(
      @Context ContainerRequestContext request,
      @Context HttpServerRequest call,
      @PathParam("id") String id,
      byte[] body) {
    var response = ResponseReader.read(body);
    return admitted(request, call, id, (key, visit) -> redeem.redeem(key, visit, response))
        .map(Answers::valueOf);
  }

  @DELETE
  @Path("/{id}")
  public Uni<RestResponse<Void>> end(
      @Context ContainerRequestContext request,
      @Context HttpServerRequest call,
      @PathParam("id") String id) {
    return admitted(request, call, id, end::end)
        .map(Answers::valueOf)
        .map(_ -> RestResponse.noContent());
  }

  private <T> Uni<T> admitted(
      ContainerRequestContext request,
      HttpServerRequest call,
      String id,
      BiFunction<ProvenKey, UUID, Uni<T>> work) {
    ProvenKey key = key(request);
    UUID visit = id(id);
    return lobby.pass(
        key.jkt(),
        network.of(call),
        () -> work.apply(key, visit),
        () -> Uni.createFrom().failure(Problems.limited(Lobby.PAUSE)));
  }

  /// Where people who are ready sign in.
  private Optional<URI> way() {
    return config.signIn().issuer().map(_ -> URI.create("/sign-in/")).or(config::signInUrl);
  }

  private static ProvenKey key(ContainerRequestContext request) {
    return (ProvenKey) request.getProperty(ProofGate.KEY);
  }

  private static UUID id(String text) {
    return PathIds.read(text).orElseThrow(Problems::notPossible);
  }
}
