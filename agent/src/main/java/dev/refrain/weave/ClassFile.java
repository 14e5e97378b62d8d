package dev.refrain.weave;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a class file, read in about a microsecond and without loading a library: most classes
 * are looked at and left alone. For one thread; keeps the bytes, so it is not to be kept.
 */
final class ClassFile {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final String[] NO_NAMES = {};

  final byte[] bytes;
  final int access;

  /** As the class file says it; {@code null} for {@code java/lang/Object} and modules. */
  final @Nullable String superName;

  final String[] interfaces;

  /** Where the fields begin. */
  final int members;

  private final int[] constants;
  private final int nameIndex;

  ClassFile(byte[] bytes) {
    this.bytes = bytes;
    if (u4(0) != MAGIC) {
      throw new IllegalArgumentException("not a class file");
    }
    int count = u2(8);
    this.constants = new int[count];
    int at = 10;
    for (int i = 1; i < count; i++) {
      constants[i] = at;
      int tag = bytes[at];
      at += size(tag, at);
      if (tag == 5 || tag == 6) {
        i++; // a long or double takes two entries
      }
    }
    this.access = u2(at);
    this.nameIndex = u2(at + 2);
    int superIndex = u2(at + 4);
    this.superName = superIndex == 0 ? null : className(superIndex);
    int interfaceCount = u2(at + 6);
    this.interfaces = interfaceCount == 0 ? NO_NAMES : new String[interfaceCount];
    for (int i = 0; i < interfaceCount; i++) {
      interfaces[i] = className(u2(at + 8 + 2 * i));
    }
    this.members = at + 8 + 2 * interfaceCount;
  }

  private int size(int tag, int at) {
    switch (tag) {
      case UTF8:
        return 3 + u2(at + 1);
      case CLASS:
      case 8: // String
      case 16: // MethodType
      case 19: // Module
      case 20: // Package
        return 3;
      case 15: // MethodHandle
        return 4;
      case 3: // Integer
      case 4: // Float
      case 9: // Fieldref
      case 10: // Methodref
      case 11: // InterfaceMethodref
      case 12: // NameAndType
      case 17: // Dynamic
      case 18: // InvokeDynamic
        return 5;
      case 5: // Long
      case 6: // Double
        return 9;
      default:
        throw new IllegalArgumentException("unknown constant " + tag);
    }
  }

  String name() {
    return className(nameIndex);
  }

  int u1(int at) {
    return bytes[at] & 0xff;
  }

  int u2(int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }

  int u4(int at) {
    return (u2(at) << 16) | u2(at + 2);
  }

  private String className(int index) {
    return utf8(u2(constants[index] + 1));
  }

  String utf8(int index) {
    int at = constants[index];
    int length = u2(at + 1);
    for (int i = at + 3; i < at + 3 + length; i++) {
      if (bytes[i] < 0) {
        return modifiedUtf8(at + 1, length + 2);
      }
    }
    return new String(bytes, at + 3, length, StandardCharsets.ISO_8859_1);
  }

  /** The descriptor of the method at this index, if it has this name. */
  @Nullable String descriptorOf(int method, String name) {
    int tag = method > 0 && method < constants.length ? bytes[constants[method]] : 0;
    if (tag != 10 && tag != 11) {
      return null;
    }
    int nameAndType = constants[u2(constants[method] + 3)];
    return name.equals(utf8(u2(nameAndType + 1))) ? utf8(u2(nameAndType + 3)) : null;
  }

  private String modifiedUtf8(int at, int length) {
    try {
      return new DataInputStream(new ByteArrayInputStream(bytes, at, length)).readUTF();
    } catch (IOException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  /** Whether the constant pool holds this text; a slash in it stands for a dollar as well. */
  boolean mentions(byte[] text) {
    for (int at : constants) {
      if (at != 0 && bytes[at] == UTF8 && u2(at + 1) == text.length && matches(at + 3, text)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(int at, byte[] text) {
    for (int i = text.length - 1; i >= 0; i--) {
      if (bytes[at + i] != text[i] && (text[i] != '/' || bytes[at + i] != '$')) {
        return false;
      }
    }
    return true;
  }

  /** All that rules may ask of the type. */
  ClassSketch sketch() {
    List<String> supertypes = new ArrayList<>();
    for (String type : interfaces) {
      supertypes.add(type);
    }
    return new ClassSketch(
        name(), access, superName, supertypes, new MethodSection(this).methods());
  }
}
