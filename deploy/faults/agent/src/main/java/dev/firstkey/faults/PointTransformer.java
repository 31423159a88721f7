package dev.firstkey.faults;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/// Gives `Point.reached()` a body that calls [Halt#at] with the point's name.
final class PointTransformer implements ClassFileTransformer {
  static final String POINT = "dev/firstkey/outbox/Point";
  private static final ClassDesc HALT = ClassDesc.of("dev.firstkey.faults.Halt");
  private static final MethodTypeDesc TAKES_NAME =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> old,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    return POINT.equals(name) ? transformed(bytes) : null;
  }

  static byte[] transformed(byte[] bytes) {
    var files = ClassFile.of();
    var body =
        ClassTransform.transformingMethodBodies(
            PointTransformer::isReached,
            (code, element) -> {
              if (element instanceof java.lang.classfile.instruction.ReturnInstruction) {
                call(code);
              }
              code.with(element);
            });
    return files.transformClass(files.parse(bytes), body);
  }

  private static boolean isReached(MethodModel method) {
    return method.methodName().equalsString("reached");
  }

  private static void call(CodeBuilder code) {
    code.aload(0)
        .getfield(ClassDesc.of("dev.firstkey.outbox.Point"), "name", ConstantDescs.CD_String)
        .invokestatic(HALT, "at", TAKES_NAME);
  }
}
