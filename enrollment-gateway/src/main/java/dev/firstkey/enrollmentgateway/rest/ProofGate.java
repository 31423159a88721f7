package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.ReportStrangers;
import dev.firstkey.enrollmentgateway.Tally;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Lets only proven keys through, and gives every answer a fresh nonce and the time that proofs are
/// to be made by: the clock of a new device may be wrong. A browser that says that the call comes
/// from another site is turned away first. The path is read as it was sent: what is no URI is
/// refused like any other address that a proof is not made for.
@KeyBound
@Provider
class ProofGate implements ContainerRequestFilter, ContainerResponseFilter {
  static final String KEY = "firstkey.proven-key";

  /// RFC 9110 §5.6.7.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final DpopProofs proofs;
  private final NonceMint nonces;
  private final ReportStrangers strangers;
  private final Tally tally;
  private final PageOrigin page;
  private final HttpServerRequest call;
  private final Clock clock;

  ProofGate(
      DpopProofs proofs,
      NonceMint nonces,
      ReportStrangers strangers,
      Tally tally,
      PageOrigin page,
      HttpServerRequest call,
      Clock clock) {
    this.proofs = proofs;
    this.nonces = nonces;
    this.strangers = strangers;
    this.tally = tally;
    this.page = page;
    this.call = call;
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (isFromElsewhere(request)) {
      tally.seen("proof", "cross-site");
      request.abortWith(Problems.crossSite());
      return;
    }
    String path = Objects.requireNonNullElse(call.path(), "");
    List<String> headers = request.getHeaders().getOrDefault("DPoP", List.of());
    switch (proofs.look(headers, request.getMethod(), path)) {
      case ProofVerdict.Proven(var key) -> request.setProperty(KEY, key);
      case ProofVerdict.NeedsNonce _ -> request.abortWith(Problems.nonceNeeded());
      case ProofVerdict.Invalid(var rule) -> request.abortWith(invalid(path, rule));
    }
  }

  private Response invalid(String path, String rule) {
    tally.seen("proof", rule);
    PathIds.transaction(path).ifPresent(strangers::withInvalidProof);
    return "missing".equals(rule) ? Problems.nonceNeeded() : Problems.invalidProof();
  }

  private boolean isFromElsewhere(ContainerRequestContext request) {
    return page.isElsewhere(
        request.getHeaderString("Origin"), request.getHeaderString("Sec-Fetch-Site"));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle("DPoP-Nonce", nonces.mint());
    response.getHeaders().putSingle("Date", DATE.format(clock.instant()));
  }
}
