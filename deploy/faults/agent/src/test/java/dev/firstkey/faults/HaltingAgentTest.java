package dev.firstkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.outbox.Point;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ReturnInstruction;
import org.junit.jupiter.api.Test;

class HaltingAgentTest {

  @Test
  void whatIsDeliveredDoesNothingAtAPoint() throws IOException {
    assertThat(instructionsOfReached(delivered()))
        .singleElement()
        .isInstanceOf(ReturnInstruction.class);
  }

  @Test
  void theAgentGivesItABody() throws IOException {
    var changed = PointTransformer.transformed(delivered());
    assertThat(instructionsOfReached(changed)).hasSize(4);
    assertThat(ClassFile.of().verify(changed)).isEmpty();
  }

  private static byte[] delivered() throws IOException {
    try (var bytes = Point.class.getResourceAsStream("Point.class")) {
      return bytes.readAllBytes();
    }
  }

  private static java.util.List<Instruction> instructionsOfReached(byte[] bytes) {
    return ClassFile.of().parse(bytes).methods().stream()
        .filter(method -> method.methodName().equalsString("reached"))
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(Instruction.class::isInstance)
        .map(Instruction.class::cast)
        .toList();
  }
}
