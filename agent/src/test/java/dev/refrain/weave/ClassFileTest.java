package dev.refrain.weave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Our reading of class files, against a library's. */
class ClassFileTest {
  private static final Map<String, byte[]> COMPILED =
      Application.compile(
          """
          package über;
          public class Straße<T> implements Comparable<String>, java.io.Serializable {
            static final long BIG = 1L << 40; static final double RATIO = 1.5; String s = "\\u0000ä";
            @Deprecated @Marked(texts = {"a", "b"}, nested = @SafeVarargs, type = int.class, kind = Thread.State.NEW)
            public long mix(long first, double second, String... third) { long local = first; return local; }
            public int compareTo(String other) { int zero = 0; return zero; }
            @Marked abstract static class Bodiless { abstract void none(int a); native void other(); }
          }
          @interface Marked { String[] texts() default {}; SafeVarargs nested() default @SafeVarargs; Class<?> type() default int.class; Thread.State kind() default Thread.State.NEW; }
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/lang/String",
        "java/util/HashMap",
        "java/lang/Object",
        "java/util/Map$Entry",
        "java/util/concurrent/CompletableFuture",
        "java/lang/Deprecated",
        "java/time/Month",
        "org/junit/jupiter/api/Assertions",
        "dev/refrain/weave/ClassFileTest"
      })
  void readsWhatTheLibraryReads(String name) throws Exception {
    try (var in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      compare(in.readAllBytes());
    }
  }

  @Test
  void readsWhatTheLibraryReads_ofUnusualClasses() {
    COMPILED.values().forEach(ClassFileTest::compare);
  }

  private static void compare(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassFile file = new ClassFile(bytes);
    assertEquals(reader.getClassName(), file.name());
    assertEquals(reader.getSuperName(), file.superName);
    assertArrayEquals(reader.getInterfaces(), file.interfaces);
    assertEquals(reader.getAccess(), file.access);
    List<String> expected = new ArrayList<>();
    reader.accept(new Lister(expected), 0);
    List<String> found = new ArrayList<>();
    for (MethodSketch method : file.sketch().methods) {
      found.add(
          method.access + " " + method.id() + " " + method.maxLocals + " " + method.annotations);
    }
    assertEquals(expected, found);
  }

  @Test
  void parameterNames_comeFromTheirAttribute_orFromDebugInformation() {
    byte[] named = COMPILED.get("über.Straße");
    assertEquals(List.of("first", "second", "third"), mix(named).parameterNames);
    ClassReader reader = new ClassReader(named);
    var writer = new org.objectweb.asm.ClassWriter(0);
    reader.accept(new WithoutParameters(writer), 0);
    assertEquals(List.of("first", "second", "third"), mix(writer.toByteArray()).parameterNames);
    writer = new org.objectweb.asm.ClassWriter(0);
    reader.accept(writer, ClassReader.SKIP_DEBUG);
    assertNull(mix(writer.toByteArray()).parameterNames);
  }

  private static MethodSketch mix(byte[] bytes) {
    return new ClassFile(bytes)
        .sketch().methods.stream().filter(m -> m.name.equals("mix")).findFirst().orElseThrow();
  }

  @Test
  void bridges_leadToTheirMethods() {
    List<String> bridges = new ArrayList<>();
    for (MethodSketch method : new ClassFile(COMPILED.get("über.Straße")).sketch().methods) {
      if (method.isBridge()) {
        bridges.add(method.id() + " to " + method.bridged);
      }
    }
    assertEquals(List.of("compareTo(Ljava/lang/Object;)I to (Ljava/lang/String;)I"), bridges);
  }

  @Test
  void mentions_whatItsConstantsSay() {
    ClassFile file = new ClassFile(COMPILED.get("über.Straße"));
    assertTrue(file.mentions("Lüber/Marked;".getBytes(StandardCharsets.UTF_8)));
    assertFalse(file.mentions("Lüber/Marker;".getBytes(StandardCharsets.UTF_8)));
    assertFalse(file.mentions("Marked;".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anythingElse_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ClassFile(new byte[64]));
    assertThrows(IndexOutOfBoundsException.class, () -> new ClassFile(new byte[0]));
  }

  private static final class Lister extends ClassVisitor {
    private final List<String> methods;

    Lister(List<String> methods) {
      super(Opcodes.ASM9);
      this.methods = methods;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      List<String> visible = new ArrayList<>();
      List<String> invisible = new ArrayList<>();
      int[] locals = {-1};
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public AnnotationVisitor visitAnnotation(String type, boolean isVisible) {
          (isVisible ? visible : invisible).add(type);
          return null;
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
          locals[0] = maxLocals;
        }

        @Override
        public void visitEnd() {
          visible.addAll(invisible);
          int flags = access & ~Opcodes.ACC_DEPRECATED;
          methods.add(flags + " " + name + descriptor + " " + locals[0] + " " + visible);
        }
      };
    }
  }

  private static final class WithoutParameters extends ClassVisitor {
    WithoutParameters(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitParameter(String parameter, int flags) {}
      };
    }
  }
}
