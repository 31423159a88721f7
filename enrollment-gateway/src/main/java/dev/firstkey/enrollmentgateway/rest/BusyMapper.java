package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.Busy;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// A database that could not do it now: 503, and when to come back. Nothing of the cause is told.
@Provider
class BusyMapper implements ExceptionMapper<Busy> {
  @Override
  public Response toResponse(Busy busy) {
    return Problems.busy().toResponse();
  }
}
