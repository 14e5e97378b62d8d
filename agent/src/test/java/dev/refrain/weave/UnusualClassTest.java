package dev.refrain.weave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.observe.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that are old, newer than the library, or large. */
class UnusualClassTest implements Opcodes {
  private final TestDoor door = new TestDoor();
  private final TestLinker linker = new TestLinker(door);
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    linker.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {V1_1, V1_2, V1_3, V1_4, V1_5, V1_6})
  void anOldClass_withSubroutines_isWoven(int version) throws Exception {
    Class<?> old = define(old(version));
    assertEquals(11, call(old, 5));
    assertEquals(-1, call(old, -5));
    door.answer = 77;
    assertEquals(77, call(old, 5));
    door.answer = door.token;
    assertEquals(11, call(old, 5));
    assertEquals(
        List.of("static[5]", "static[-5]", "static[5]", "static[5]", "returned 11"), door.seen);
  }

  /** {@code sum(int n)}: negative gives -1, else 2 * n + 1, by a subroutine called twice. */
  private static byte[] old(int version) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, ACC_PUBLIC | ACC_SUPER, "Old", null, "java/lang/Object", null);
    MethodVisitor sum = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "sum", "(I)I", null, null);
    Label subroutine = new Label();
    Label positive = new Label();
    sum.visitCode();
    sum.visitVarInsn(ILOAD, 0);
    sum.visitJumpInsn(IFGE, positive);
    sum.visitInsn(ICONST_M1);
    sum.visitInsn(IRETURN);
    sum.visitLabel(positive);
    sum.visitInsn(ICONST_1);
    sum.visitVarInsn(ISTORE, 1);
    sum.visitJumpInsn(JSR, subroutine);
    sum.visitJumpInsn(JSR, subroutine);
    sum.visitVarInsn(ILOAD, 1);
    sum.visitInsn(IRETURN);
    sum.visitLabel(subroutine);
    sum.visitVarInsn(ASTORE, 2);
    sum.visitVarInsn(ILOAD, 1);
    sum.visitVarInsn(ILOAD, 0);
    sum.visitInsn(IADD);
    sum.visitVarInsn(ISTORE, 1);
    sum.visitVarInsn(RET, 2);
    sum.visitMaxs(2, 3);
    sum.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void aReturnAboveOtherValuesOnTheStack_isFine() throws Exception {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V1_8, ACC_PUBLIC | ACC_SUPER, "Junk", null, "java/lang/Object", null);
    MethodVisitor sum = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "sum", "(I)I", null, null);
    sum.visitCode();
    sum.visitLdcInsn(5L);
    sum.visitInsn(ACONST_NULL);
    sum.visitVarInsn(ILOAD, 0);
    sum.visitInsn(IRETURN);
    sum.visitMaxs(4, 1);
    sum.visitEnd();
    writer.visitEnd();
    Class<?> junk = define(writer.toByteArray());
    door.answer = door.token;
    assertEquals(3, call(junk, 3));
    assertEquals(List.of("static[3]", "returned 3"), door.seen);
  }

  @ParameterizedTest
  @ValueSource(ints = {V28, V28 + 9})
  void aClassNewerThanTheLibrary_orItsPreview_isWoven_andKeepsItsVersion(int version) {
    byte[] future = straight(1);
    future[4] = (byte) 0xff; // a preview
    future[5] = (byte) 0xff;
    future[7] = (byte) version;
    byte[] woven = weave(future, "sum");
    assertArrayEquals(Arrays.copyOf(future, 8), Arrays.copyOf(woven, 8));
    assertTrue(woven.length > future.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 10_000, 21_800})
  void aLargeMethod_isWoven(int increments) throws Exception {
    Class<?> large = define(straight(increments));
    assertEquals(2 * increments, call(large, increments));
    assertEquals(0, call(large, -increments));
    door.answer = door.token;
    assertEquals(increments + 1, call(large, 1));
    assertEquals("returned " + (increments + 1), door.seen.get(door.seen.size() - 1));
    assertEquals("", lines.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aMethodThatWouldGrowTooLarge_isLeftAlone_andItsNeighboursAreWoven() throws Exception {
    byte[] original = straight(21_840);
    Class<?> large = ClassBytes.define("Large", weave(original, "sum", "other"));
    assertEquals(21_841, call(large, 1));
    assertEquals(List.of(), door.seen);
    assertEquals(7, large.getMethod("other", int.class).invoke(null, 6));
    assertEquals(List.of("static[6]"), door.seen);
    assertEquals(
        "refrain: Large#sum is left alone: with a door it would exceed the 64 KB that a method may"
            + " have\n",
        lines.toString(StandardCharsets.UTF_8).replace("\r", ""));
  }

  /** {@code sum(int n)}: n plus the number of increments, jumping over all of them if negative. */
  private static byte[] straight(int increments) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V1_8, ACC_PUBLIC | ACC_SUPER, "Large", null, "java/lang/Object", null);
    MethodVisitor sum = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "sum", "(I)I", null, null);
    sum.visitCode();
    Label end = new Label();
    sum.visitVarInsn(ILOAD, 0);
    // The library knows the distance only later: with 32 KB and more it has to widen the jump.
    Label negative = new Label();
    sum.visitJumpInsn(IFLT, negative);
    Label body = new Label();
    sum.visitJumpInsn(GOTO, body);
    sum.visitLabel(negative);
    sum.visitFrame(F_SAME, 0, null, 0, null);
    sum.visitInsn(ICONST_0);
    sum.visitInsn(IRETURN);
    sum.visitLabel(body);
    sum.visitFrame(F_SAME, 0, null, 0, null);
    for (int i = 0; i < increments; i++) {
      sum.visitIincInsn(0, 1);
    }
    sum.visitLabel(end);
    sum.visitVarInsn(ILOAD, 0);
    sum.visitInsn(IRETURN);
    sum.visitMaxs(1, 1);
    sum.visitEnd();
    MethodVisitor other = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "other", "(I)I", null, null);
    other.visitCode();
    other.visitVarInsn(ILOAD, 0);
    other.visitInsn(ICONST_1);
    other.visitInsn(IADD);
    other.visitInsn(IRETURN);
    other.visitMaxs(2, 1);
    other.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private byte[] weave(byte[] original, String... names) {
    Map<String, MethodSketch> methods = new HashMap<>();
    for (MethodSketch method : new ClassFile(original).sketch().methods) {
      if (List.of(names).contains(method.name)) {
        methods.put(method.id(), method);
      }
    }
    PrintStream out = new PrintStream(lines, true, StandardCharsets.UTF_8);
    return ClassWeaver.weave(original, methods, new MatchLog(new Log(out, false)));
  }

  private Class<?> define(byte[] original) {
    return ClassBytes.define(new ClassFile(original).name(), weave(original, "sum"));
  }

  private static Object call(Class<?> type, int argument) throws Exception {
    return type.getMethod("sum", int.class).invoke(null, argument);
  }
}
