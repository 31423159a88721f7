package dev.firstkey.auditsink.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstkey.auditsink.ConsoleConfig;
import dev.firstkey.auditsink.LogSigner;
import dev.firstkey.tlog.VerifierKey;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the console has to know before anybody signed in. No secret: its client is public, and so
/// are the verifier keys.
@PermitAll
@Path("/console")
@Produces(MediaType.APPLICATION_JSON)
public class ConsoleResource {
  private final ConsoleConfig config;
  private final LogSigner signer;

  ConsoleResource(ConsoleConfig config, LogSigner signer) {
    this.config = config;
    this.signer = signer;
  }

  /// @param issuer absent where nobody can sign in
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SignIn(@Nullable String issuer, String client) {}

  /// @param keys the verifier keys of the log (C2SP signed-note), as this service names them
  public record Log(List<String> keys) {}

  @GET
  @Path("/sign-in")
  public SignIn signIn() {
    return new SignIn(config.issuer().orElse(null), config.client());
  }

  @GET
  @Path("/log")
  public Log log() {
    return new Log(signer.keys().stream().map(VerifierKey::toString).toList());
  }
}
