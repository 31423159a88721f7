package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.Busy;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// A lock that was not to be had: 503, and when to come back.
@Provider
class BusyMapper implements ExceptionMapper<Busy> {
  @Override
  public Response toResponse(Busy busy) {
    return Problems.busy().toResponse();
  }
}
