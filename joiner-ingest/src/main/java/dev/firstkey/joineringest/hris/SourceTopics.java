package dev.firstkey.joineringest.hris;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Makes the channel `hris` hear the topic of each registered source, so that an operator says it
/// once. [SourcesCheck] holds the outcome against the sources.
public final class SourceTopics implements ConfigSourceFactory {
  /// The topic of a source that names none.
  static final String DEFAULT = "hris";

  /// The topics of the sources behind the prefix, which must be there before the service starts.
  public static final String NAMES = "firstkey.further-topics";

  private static final Pattern TOPIC = Pattern.compile("firstkey\\.sources\\.[^.]+\\.topic");

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    Set<String> names = new TreeSet<>(Set.of(DEFAULT));
    Iterator<String> all = context.iterateNames();
    while (all.hasNext()) {
      Matcher topic = TOPIC.matcher(all.next());
      if (topic.matches()) {
        value(context, topic.group()).ifPresent(names::add);
      }
    }
    String prefix = value(context, "firstkey.topic-prefix").orElse("firstkey.");
    String topics = names.stream().map(prefix::concat).collect(Collectors.joining(","));
    return List.of(
        new PropertiesConfigSource(
            Map.of("mp.messaging.incoming.hris.topics", topics, NAMES, String.join(",", names)),
            "the topics of the sources",
            240));
  }

  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(240);
  }

  private static Optional<String> value(ConfigSourceContext context, String name) {
    return Optional.ofNullable(context.getValue(name)).map(ConfigValue::getValue);
  }
}
