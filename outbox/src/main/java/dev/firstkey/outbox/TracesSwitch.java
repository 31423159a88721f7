package dev.firstkey.outbox;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Traces are on where OpenTelemetry's own variable `OTEL_EXPORTER_OTLP_ENDPOINT` names a
/// collector, and off otherwise: then no span is made and nobody is called.
public final class TracesSwitch implements ConfigSourceFactory {
  /// Above the files of a service, below what whoever starts it says.
  private static final int ORDINAL = 270;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    var endpoint = context.getValue("otel.exporter.otlp.endpoint").getValue();
    Map<String, String> settings = new HashMap<>();
    boolean on = endpoint != null && !endpoint.isBlank();
    settings.put("quarkus.otel.sdk.disabled", Boolean.toString(!on));
    settings.put("quarkus.otel.instrument.vertx-http", Boolean.toString(on));
    if (on) {
      settings.put("quarkus.otel.exporter.otlp.endpoint", endpoint);
    }
    return List.of(new PropertiesConfigSource(settings, "traces switch", ORDINAL));
  }

  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(ORDINAL);
  }
}
