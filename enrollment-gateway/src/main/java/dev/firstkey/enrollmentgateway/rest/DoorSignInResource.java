package dev.firstkey.enrollmentgateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstkey.enrollmentgateway.GatewayConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where whoever is ready tries to sign in. No secret: the client is public.
@PermitAll
@Path("/sign-in/settings")
@Produces(MediaType.APPLICATION_JSON)
class DoorSignInResource {
  private final GatewayConfig config;
  private final Clock clock;

  DoorSignInResource(GatewayConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /// @param issuer absent where nothing is tried here
  /// @param action how a second passkey is added at the directory; absent where it is not
  /// @param now by the gateway's clock, since that of a new device may be wrong
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Settings(@Nullable String issuer, String client, @Nullable String action, Instant now) {}

  @GET
  public Settings settings() {
    GatewayConfig.SignIn signIn = config.signIn();
    return new Settings(
        signIn.issuer().orElse(null),
        signIn.client(),
        signIn.secondPasskey().orElse(null),
        clock.instant());
  }
}
