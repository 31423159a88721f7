package dev.firstkey.enrollmentgateway.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// A gateway that may be blind: 503, and when to come back. No failure of this service, so nothing
/// for its log.
@Provider
class BlindMapper implements ExceptionMapper<BlindMapper.Blind> {

  /// Thrown where an answer is [dev.firstkey.enrollmentgateway.Answer.Blind].
  static final class Blind extends RuntimeException {
    Blind() {
      super("the gateway may be blind", null, false, false);
    }
  }

  @Override
  public Response toResponse(Blind blind) {
    return Problems.blind().toResponse();
  }
}
