package dev.firstkey.local;

import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.StaffTokens;
import dev.firstkey.local.stack.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// One command with its arguments.
record Command(String name, List<String> arguments) {

  static Command of(String[] words) {
    var all = List.of(words);
    return all.isEmpty()
        ? new Command("help", all)
        : new Command(all.getFirst(), all.subList(1, all.size()));
  }

  /// @return the exit code
  int run() throws IOException, InterruptedException {
    return switch (name) {
      case "up" -> up();
      case "down" -> down();
      case "reset" -> reset();
      case "status" -> Stack.here().status(System.out) ? 0 : 1;
      case "stop" -> stop();
      case "logs" -> logs();
      case "env" -> env();
      case "token" -> token();
      case "hire" -> hire();
      case "bench" -> dev.firstkey.local.bench.BenchCommand.run(arguments);
      case "race" -> dev.firstkey.local.races.RaceCommand.run(arguments);
      case "blindness" -> dev.firstkey.local.blindness.BlindnessCommand.run(arguments);
      case "parking" -> dev.firstkey.local.parking.ParkingCommand.run(arguments);
      case "elsewhere" -> dev.firstkey.local.elsewhere.ElsewhereCommand.run(arguments);
      case "replay" -> dev.firstkey.local.replay.ReplayCommand.run(arguments);
      case "canary" -> dev.firstkey.local.canary.CanaryCommand.run(arguments);
      case "parked" -> parked();
      case "audit" -> dev.firstkey.local.audit.AuditCommand.run(arguments);
      case "demo" -> dev.firstkey.local.demo.DemoCommand.run(arguments);
      default ->
          throw new Trouble("There is no command '" + name + "'. `./firstkey help` lists them.");
    };
  }

  private int up() {
    var stack = Stack.here();
    var whole = stack.runsWhole();
    stack.up(new Progress(System.out));
    System.out.println(whole ? "The stack is up already:" : "The stack is up:");
    stack.env().forEach((key, value) -> System.out.println("  " + key + "=" + value));
    System.out.println("Try `./firstkey demo`, or open " + stack.env().get("FIRSTKEY_GATEWAY"));
    System.out.println(
        "Be the registrar at " + stack.staffPage() + " (" + stack.registrars() + ")");
    System.out.println("Be the analyst at " + stack.console() + " (as analyst)");
    return 0;
  }

  private int down() {
    var stack = Stack.here();
    var ran = stack.runs();
    stack.down(new Progress(System.out));
    System.out.println(ran ? "The stack is down; its data stay." : "The stack is down.");
    return 0;
  }

  private int stop() {
    Stack.here().stop(only("stop PART"));
    return 0;
  }

  private int reset() {
    Stack.here().reset(new Progress(System.out));
    System.out.println("Nothing is left of the stack.");
    return 0;
  }

  private int logs() throws IOException {
    boolean follow = arguments.contains("-f") || arguments.contains("--follow");
    var names = arguments.stream().filter(word -> !word.startsWith("-")).toList();
    if (names.size() != 1) {
      throw new Trouble("Say whose: ./firstkey logs SERVICE [--follow]");
    }
    Stack.here().printLog(names.getFirst(), follow, System.out);
    return 0;
  }

  private int env() {
    Stack.here().env().forEach((key, value) -> System.out.println(key + "=" + value));
    return 0;
  }

  private int token() throws IOException, InterruptedException {
    System.out.println(new StaffTokens(Stack.here()).token(only("token ROLE")));
    return 0;
  }

  private int hire() throws IOException {
    boolean asIs = arguments.contains("--as-is");
    var files = arguments.stream().filter(word -> !word.startsWith("--")).toList();
    if (files.size() != 1) {
      throw new Trouble("Say which: ./firstkey hire FILE [--as-is]");
    }
    return new HrisProducer(Stack.here().hris()).publish(Path.of(files.getFirst()), asIs);
  }

  private int parked() throws InterruptedException {
    var records = new ParkedRecords(Stack.here(), System.out);
    if (arguments.equals(List.of("list"))) {
      records.list();
    } else if (arguments.size() == 3 && arguments.getFirst().equals("replay")) {
      records.replay(arguments.get(1), arguments.get(2));
    } else if (arguments.size() == 4 && arguments.getFirst().equals("give-up")) {
      records.giveUp(arguments.get(1), arguments.get(2), arguments.get(3));
    } else {
      throw new Trouble(
          "Usage: ./firstkey parked list | replay SERVICE ID | give-up SERVICE ID REFERENCE");
    }
    return 0;
  }

  private String only(String usage) {
    if (arguments.size() != 1) {
      throw new Trouble("Usage: ./firstkey " + usage);
    }
    return arguments.getFirst();
  }
}
