package dev.firstkey.backing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/// Something to knock at with a token.
@Path("/who")
public class WhoResource {

  @GET
  @RolesAllowed("approver")
  public String name(@Context SecurityContext context) {
    return context.getUserPrincipal().getName();
  }
}
