package dev.firstkey.enrollmentgateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstkey.enrollmentgateway.StaffConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// Where the staff page signs in. No secret: the client is public.
@PermitAll
@Path("/staff/sign-in")
@Produces(MediaType.APPLICATION_JSON)
class StaffSignInResource {
  private final StaffConfig config;

  StaffSignInResource(StaffConfig config) {
    this.config = config;
  }

  /// @param issuer absent where nobody can sign in
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SignIn(@Nullable String issuer, String client) {}

  @GET
  public SignIn signIn() {
    return new SignIn(config.issuer().orElse(null), config.client());
  }
}
