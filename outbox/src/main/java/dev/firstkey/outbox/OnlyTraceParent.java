package dev.firstkey.outbox;

import io.opentelemetry.context.propagation.TextMapPropagator;
import io.quarkus.arc.Unremovable;
import io.quarkus.opentelemetry.runtime.propagation.TextMapPropagatorCustomizer;
import jakarta.enterprise.context.ApplicationScoped;

/// Calls are read and made by [TraceParentPropagator], whatever the configuration names.
@ApplicationScoped
@Unremovable
class OnlyTraceParent implements TextMapPropagatorCustomizer {

  @Override
  public TextMapPropagator customize(Context configured) {
    return new TraceParentPropagator();
  }
}
