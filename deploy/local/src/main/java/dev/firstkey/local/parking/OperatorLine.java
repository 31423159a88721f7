package dev.firstkey.local.parking;

import dev.firstkey.local.ParkedRecords;
import dev.firstkey.local.stack.Stack;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `./firstkey parked`, read as an operator reads it.
record OperatorLine(Stack stack) {

  /// What a line of the list says.
  ///
  /// @param service who has parked it
  /// @param id names it in commands
  record Line(String service, String id, String key, String code) {

    private static Line of(String text) {
      var words = text.split(" ");
      return new Line(words[0], words[1], words[2], words[3]);
    }
  }

  /// The lines about this worker.
  List<Line> about(String workerId) throws InterruptedException {
    var text = new ByteArrayOutputStream();
    new ParkedRecords(stack, new PrintStream(text, true, StandardCharsets.UTF_8)).list();
    return text.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains(" " + workerId + " "))
        .map(Line::of)
        .toList();
  }

  /// @throws dev.firstkey.local.stack.Trouble with the command's words where it is not done
  void replay(Line line) throws InterruptedException {
    new ParkedRecords(stack, System.out).replay(line.service(), line.id());
  }

  /// @throws dev.firstkey.local.stack.Trouble with the command's words where it is not done
  void giveUp(Line line, String reference) throws InterruptedException {
    new ParkedRecords(stack, System.out).giveUp(line.service(), line.id(), reference);
  }
}
