package dev.firstkey.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/// What the parts say, in files.
final class Logs {
  private static final long LARGE = 20_000_000;
  private static final int END = 64 * 1024;

  private Logs() {}

  /// Keeps one older log, once this one has become large.
  static void roll(Path log) throws IOException {
    if (Files.isRegularFile(log) && Files.size(log) > LARGE) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// The last lines.
  static String end(Path log, int lines) {
    try {
      if (!Files.isRegularFile(log)) {
        return "(it has said nothing)";
      }
      var all = from(log, Math.max(0, Files.size(log) - END)).lines().toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException failure) {
      return "(" + log + " can not be read: " + failure + ")";
    }
  }

  /// The last lines without the places in the code, none of them long.
  static String gist(Path log, int lines) {
    var said =
        end(log, 400).lines().filter(line -> !line.matches("\\s+(at |\\.\\.\\. ).*")).toList();
    return said.subList(Math.max(0, said.size() - lines), said.size()).stream()
        .map(line -> line.substring(0, Math.min(line.length(), 400)))
        .collect(Collectors.joining("\n"));
  }

  /// Prints what is added from now on, until this process is ended.
  static void follow(Path log, PrintStream out) throws IOException {
    long position = Files.exists(log) ? Files.size(log) : 0;
    while (!out.checkError()) {
      long size = Files.exists(log) ? Files.size(log) : 0;
      if (size < position) {
        position = 0;
      }
      if (size > position) {
        var added = bytes(log, position);
        out.write(added, 0, added.length);
        out.flush();
        position += added.length;
      }
      Waiting.pause(300);
    }
  }

  private static String from(Path log, long position) throws IOException {
    return new String(bytes(log, position), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Path log, long position) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(position);
      var bytes = new byte[(int) Math.min(LARGE, Math.max(0, file.length() - position))];
      file.readFully(bytes);
      return bytes;
    }
  }
}
