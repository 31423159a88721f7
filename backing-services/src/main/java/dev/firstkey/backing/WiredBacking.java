package dev.firstkey.backing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// [FirstkeyBacking] with the same arguments, and with a [Wire] between the service and PostgreSQL.
/// The shared server itself is left alone.
public final class WiredBacking implements QuarkusTestResourceLifecycleManager {
  private static final String WIRE = "firstkey.test.wire";
  private static final String URL = "quarkus.datasource.reactive.url";
  private static final Pattern PORT = Pattern.compile(":(\\d+)/");

  private final FirstkeyBacking backing = new FirstkeyBacking();
  private @Nullable Wire wire;

  @Override
  public void init(Map<String, String> args) {
    backing.init(args);
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(backing.start());
    Matcher port = PORT.matcher(config.get(URL));
    if (!port.find()) {
      throw new IllegalStateException("no port in " + config.get(URL));
    }
    Wire proxy = new Wire(Integer.parseInt(port.group(1)));
    wire = proxy;
    config.put(URL, port.replaceFirst(":" + proxy.port() + "/"));
    // Test and resource are loaded by different class loaders: both know the JDK's own types.
    Consumer<String> hand = proxy::obey;
    System.getProperties().put(WIRE, hand);
    return config;
  }

  @Override
  public void stop() {
    System.getProperties().remove(WIRE);
    if (wire != null) {
      wire.cut();
    }
    backing.stop();
  }

  /// @param word `cut`, `silent` or `whole`
  @SuppressWarnings("unchecked")
  public static void wire(String word) {
    Objects.requireNonNull((Consumer<String>) System.getProperties().get(WIRE)).accept(word);
  }
}
