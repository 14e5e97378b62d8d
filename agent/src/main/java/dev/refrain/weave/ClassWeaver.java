package dev.refrain.weave;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts the door into methods of a class file. Adds no member, so that a loaded class can be woven
 * and unwoven; computes no frames, so that no class is loaded.
 */
final class ClassWeaver {
  private static final int NEWEST = Opcodes.V28;

  private ClassWeaver() {}

  /**
   * The woven class file. Methods that have no room for a door are taken out of {@code methods}.
   *
   * @param methods by id
   */
  static byte[] weave(byte[] original, Map<String, MethodSketch> methods, MatchLog log) {
    int version = ((original[6] & 0xff) << 8) | (original[7] & 0xff);
    byte[] readable = original;
    if (version > NEWEST || (version == NEWEST && (original[4] | original[5]) != 0)) {
      // Newer than the library, or a preview of the newest: what changed between versions so far
      // left code as it was.
      readable = original.clone();
      readable[4] = 0;
      readable[5] = 0;
      readable[6] = (byte) (NEWEST >> 8);
      readable[7] = (byte) NEWEST;
    }
    byte[] woven = weave(new ClassReader(readable), methods, log);
    System.arraycopy(original, 4, woven, 4, 4);
    return woven;
  }

  private static byte[] weave(ClassReader reader, Map<String, MethodSketch> methods, MatchLog log) {
    while (true) {
      ClassWriter writer = new DoorWriter(reader);
      reader.accept(new DoorInserter(writer, methods), ClassReader.EXPAND_FRAMES);
      try {
        return writer.toByteArray();
      } catch (MethodTooLargeException large) {
        if (methods.remove(large.getMethodName() + large.getDescriptor()) == null) {
          throw large;
        }
        log.line(
            large.getClassName().replace('/', '.')
                + "#"
                + large.getMethodName()
                + " is left alone: with a door it would exceed the 64 KB that a method may have");
      }
    }
  }

  /** Copies what is not woven as it stands. */
  private static final class DoorWriter extends ClassWriter {
    DoorWriter(ClassReader reader) {
      super(reader, 0);
    }

    @Override
    protected String getCommonSuperClass(String one, String other) {
      throw new IllegalStateException("asked for a common supertype of " + one + " and " + other);
    }
  }

  private static final class DoorInserter extends ClassVisitor {
    private final Map<String, MethodSketch> methods;
    private int version;
    private String type = "";

    DoorInserter(ClassWriter writer, Map<String, MethodSketch> methods) {
      super(Opcodes.ASM9, writer);
      this.methods = methods;
    }

    @Override
    public void visit(
        int classVersion,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      version = classVersion & 0xffff;
      type = name;
      super.visit(classVersion, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor writer = super.visitMethod(access, name, descriptor, signature, exceptions);
      MethodSketch method = methods.get(name + descriptor);
      return method == null ? writer : new DoorMethod(writer, type, version, method);
    }
  }
}
