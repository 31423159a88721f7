package dev.firstkey.local.audit;

import dev.firstkey.local.calls.Tokens;
import dev.firstkey.local.calls.Unreachable;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.StaffTokens;
import dev.firstkey.local.stack.TopicShape;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.meaning.Meaning;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.DirectorySource;
import dev.firstkey.tlog.HttpSource;
import dev.firstkey.tlog.LogSource;
import dev.firstkey.tlog.Report;
import dev.firstkey.tlog.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/// `./firstkey audit`: reads the log as an analyst of the stack, or from files alone.
public final class AuditCommand {
  private static final String USAGE =
      "Usage: ./firstkey audit verify [--from DIR] [--vkey KEY] [--since FILE] [--against DIR] [--partitions N] [--topics]"
          + " | export DIR | verify-proof FILE | verify-evidence FILE [--policy FILE] [--vkey KEY] [--log DIR]";

  private AuditCommand() {}

  /// @return the exit code: 1 where something is wrong with the log
  public static int run(List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      throw new Trouble(USAGE);
    }
    var rest = arguments.subList(1, arguments.size());
    var word = arguments.getFirst();
    if (word.equals("verify")) {
      return verify(VerifyOptions.of(rest), System.out);
    }
    if (word.equals("export")) {
      return export(rest);
    }
    if (word.equals("verify-evidence")) {
      return new VerifyEvidence(Given.of("audit verify-evidence", rest)).run(System.out);
    }
    if (word.equals("verify-proof")) {
      return new VerifyProof(Given.of("audit verify-proof", rest)).run(System.out);
    }
    throw new Trouble(USAGE);
  }

  private static int export(List<String> arguments) throws IOException {
    if (arguments.size() != 1) {
      throw new Trouble(USAGE);
    }
    var leaves = new Export(http(Stack.here()), Path.of(arguments.getFirst())).run();
    System.out.println(leaves + " leaves are in " + arguments.getFirst() + ".");
    return 0;
  }

  static int verify(VerifyOptions options, PrintStream out) throws IOException {
    var keys = options.keys().isEmpty() ? List.of(Stack.here().logKey()) : options.keys();
    var verification = Verification.of(source(options), keys);
    for (var file : options.since()) {
      verification.since(Files.readAllBytes(file));
    }
    verification.reading(new Meaning());
    against(options, verification);
    partitions(options).ifPresent(verification::ofPartitions);
    var started = System.nanoTime();
    var report = verification.run();
    tell(report, System.nanoTime() - started, out);
    if (!report.isSound() || !options.topics()) {
      return report.isSound() ? 0 : 1;
    }
    return FromTopics.of(Stack.here()).verify(source(options), checkpoint(report), out);
  }

  private static Checkpoint checkpoint(Report report) {
    return Objects.requireNonNull(report.checkpoint(), "a sound log has a checkpoint");
  }

  private static LogSource source(VerifyOptions options) {
    return options.from().isPresent()
        ? new DirectorySource(options.from().get())
        : http(Stack.here());
  }

  private static void against(VerifyOptions options, Verification verification) {
    if (options.against().isPresent()) {
      verification.against(new DirectorySource(options.against().get()));
    } else if (options.from().isEmpty()) {
      verification.against(new DirectorySource(Stack.here().logSecondPlace()));
    }
  }

  /// Of the stack it is known how many partitions its topics have.
  private static OptionalInt partitions(VerifyOptions options) {
    return options.from().isEmpty() && options.partitions().isEmpty()
        ? OptionalInt.of(TopicShape.PARTITIONS)
        : options.partitions();
  }

  private static LogSource http(Stack stack) {
    var tokens = new Tokens(new StaffTokens(stack), Clock.systemUTC());
    return new HttpSource(stack.log(), () -> token(tokens));
  }

  private static String token(Tokens tokens) {
    try {
      return tokens.of("analyst");
    } catch (Unreachable unreachable) {
      throw new Trouble(String.valueOf(unreachable.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted.");
    }
  }

  private static String spoken(Report.Unheard it) {
    return "index %d: Kafka had deleted the offsets %d to %d of %s, partition %d, before they were heard, as the log states"
        .formatted(it.index(), it.from(), it.to(), Printable.of(it.topic()), it.partition());
  }

  private static void tell(Report report, long nanos, PrintStream out) {
    var checkpoint = report.checkpoint();
    if (checkpoint != null) {
      out.printf(
          "%s: %d leaves are signed; %d entries and %d coverage leaves were recomputed in %.1f s.%n",
          checkpoint.origin(), checkpoint.size(), report.entries(), report.covered(), nanos / 1e9);
    }
    if (report.minimum() > 0) {
      out.printf(
          "  The log states that entries before index %d were deleted; their hashes are in the tree, and what they said is not known.%n",
          report.minimum());
    }
    report.unheard().forEach(it -> out.println("  NEVER HEARD  " + spoken(it)));
    report.faults().forEach(fault -> out.println("  NOT SOUND  " + Printable.of(fault.spoken())));
    if (report.isSound()) {
      out.println(
          "  sound: leaves, tree, signature, every offset explained, and no entry against the rules");
    }
  }
}
