package dev.firstkey.local.canary;

import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.traces.OtlpReceiver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;

/// What a collector got from the services.
record TracePlaces(OtlpReceiver receiver) implements Places {
  private static final String PLACE = "traces requests";

  @Override
  public Set<String> plant(Planted planted) throws Exception {
    var words =
        KeyValue.newBuilder()
            .setKey("canary")
            .setValue(AnyValue.newBuilder().setStringValue(planted.text()));
    var spans =
        ScopeSpans.newBuilder().addSpans(Span.newBuilder().setName("canary").addAttributes(words));
    var told =
        ExportTraceServiceRequest.newBuilder()
            .addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(spans))
            .build();
    send(told.toByteArray());
    return Set.of(PLACE);
  }

  private void send(byte[] body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(receiver.endpoint() + "/v1/traces"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new Trouble("The receiver of traces answers " + status + ".");
      }
    }
  }

  /// @throws Trouble where a service told nothing at all
  @Override
  public void search(Findings findings) {
    var tellers = receiver.tellers();
    for (var service : Service.values()) {
      if (!tellers.contains(service.spoken())) {
        throw new Trouble(service.spoken() + " has told no trace.");
      }
    }
    receiver.bodies().forEach(body -> findings.look(PLACE, body));
  }
}
