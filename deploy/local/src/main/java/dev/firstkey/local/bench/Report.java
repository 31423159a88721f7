package dev.firstkey.local.bench;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Says what was measured, in words and columns.
final class Report {
  private static final Set<String> DIRECTORY = Set.of("keycloak");
  private static final Set<String> BROKER = Set.of("kafka");

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }

  void machine(String machine) {
    line("Machine: %s", machine);
  }

  void start(Map<String, Double> spent, Map<String, Long> memory) {
    line("");
    line("Start-up of the stack until every part is ready:");
    spent.forEach((part, millis) ->
        line("  %-19s %6.1f CPU s %5d MB", part, millis / 1000, memory.getOrDefault(part, 0L)));
    line(
        "  the five services together %.1f CPU s, Keycloak %.1f CPU s",
        services(spent) / 1000, Objects.requireNonNull(spent.get("keycloak")) / 1000);
  }

  void memory(Map<String, Long> memory) {
    long services =
        memory.entrySet().stream()
            .filter(part -> isService(part.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    line(
        "Resident when warm: the five services together %d MB, Keycloak %d MB",
        services, memory.getOrDefault("keycloak", 0L));
  }

  void warmUp(Figures figures) {
    line("");
    line("Warm-up: %d enrollments, %.1f a second", figures.samples().size(), figures.perSecond());
  }

  void hops(Percentiles cases, Percentiles bare) {
    line("");
    line("HR event -> case.opened at a consumer: %s", cases.spoken());
    line("two bare Kafka hops, in turn with it:  %s", bare.spoken());
    line("  ratio of the medians %.1f x", cases.millis(0.5) / bare.millis(0.5));
  }

  void doors(List<Figures> all) {
    line("");
    line("Enrollments, the client's own work on the same cores included:");
    for (var figures : all) {
      line(
          "  %2d at once: %.1f a second; CPU for each: %s",
          figures.atOnce(), figures.perSecond(), each(figures));
      line("     at the door          %s", figures.of(Sample::door).spoken());
      line("     confirmed -> pass    %s", figures.of(Sample::pass).spoken());
      line("     completed -> revoked %s", figures.of(Sample::revoked).spoken());
    }
  }

  void pass(Percentiles pass, Percentiles bare) {
    line(
        "  confirmed -> pass, 1 at once, against the two bare hops: %.1f x",
        pass.millis(0.5) / bare.millis(0.5));
  }

  private static String each(Figures figures) {
    var parts = new StringBuilder();
    figures
        .spent()
        .keySet()
        .forEach(part ->
            parts.append(String.format(Locale.ROOT, "%s %.2f, ", part, figures.each(part))));
    return parts
        + String.format(Locale.ROOT, "services and database %.2f ms", ours(List.of(figures)));
  }

  void leavers(Percentiles gateway, Percentiles directory) {
    line("");
    line("HR says left -> the gateway has no pass:      %s", gateway.spoken());
    line("HR says left -> the directory refuses a sign-in: %s", directory.spoken());
  }

  void audited(Percentiles audited) {
    line("  completed -> revoked -> audited, 8 at once: %s", audited.spoken());
  }

  void comparison(List<Figures> ours, List<Figures> theirs) {
    double keycloak = theirs(theirs);
    line("");
    line("Against Keycloak's own enrollment (user, mailed link, passkey), in turn, 8 at once:");
    line(
        "  Keycloak + PostgreSQL            %.2f CPU ms each, %.1f a second",
        keycloak, rate(theirs));
    line(
        "  Firstkey's services + PostgreSQL %.2f CPU ms each, %.1f a second",
        ours(ours), rate(ours));
    line("    Kafka beside it                %.2f CPU ms each", each(ours, BROKER));
    line("    its directory beside it        %.2f CPU ms each", each(ours, DIRECTORY));
    line("  ratio of CPU without the directory %.2f x", ours(ours) / keycloak);
    line(
        "  ratio of CPU with broker and directory %.2f x",
        (ours(ours) + each(ours, BROKER) + each(ours, DIRECTORY)) / keycloak);
    line("  ratio of rates %.2f x", rate(ours) / rate(theirs));
  }

  void profile(String service, String methods, String file) {
    line("");
    line("Where %s was found (%s):", service, file);
    line("%s", methods.strip());
  }

  private static boolean isService(String part) {
    return !DIRECTORY.contains(part) && !BROKER.contains(part) && !part.equals("postgresql");
  }

  private static double services(Map<String, Double> spent) {
    return spent.entrySet().stream()
        .filter(part -> isService(part.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /// CPU milliseconds of one enrollment in the services and their database.
  private static double ours(Collection<Figures> all) {
    double spent = 0;
    int count = 0;
    for (var figures : all) {
      spent +=
          services(figures.spent()) + Objects.requireNonNull(figures.spent().get("postgresql"));
      count += figures.samples().size();
    }
    return spent / count;
  }

  private static double theirs(Collection<Figures> all) {
    return each(all, Set.of("keycloak", "postgresql"));
  }

  private static double each(Collection<Figures> all, Set<String> parts) {
    double spent = 0;
    int count = 0;
    for (var figures : all) {
      spent += parts.stream().mapToDouble(part -> figures.spent().get(part)).sum();
      count += figures.samples().size();
    }
    return spent / count;
  }

  private static double rate(Collection<Figures> all) {
    double seconds = all.stream().mapToLong(Figures::nanos).sum() / 1e9;
    return all.stream().mapToInt(figures -> figures.samples().size()).sum() / seconds;
  }
}
