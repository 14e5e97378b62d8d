package dev.refrain.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of a class file: their bodies' frames, annotations and parameter names. */
final class MethodSection {
  private static final int BRIDGE = 0x0040;
  private static final int INVOKEVIRTUAL = 0xb6;
  private static final int INVOKESPECIAL = 0xb7;
  private static final int INVOKEINTERFACE = 0xb9;

  private final ClassFile file;
  private int at;

  private int access;
  private String name = "";
  private int maxLocals;
  private List<String> annotations = Collections.emptyList();
  private @Nullable List<String> declaredNames;
  private @Nullable String @Nullable [] namesBySlot;
  private @Nullable String bridged;

  MethodSection(ClassFile file) {
    this.file = file;
    this.at = file.members;
  }

  /** The names alone, which takes a fraction of the time. */
  List<String> names() {
    skipFields();
    int count = next2();
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(file.utf8(file.u2(at + 2)));
      at += 6;
      skipAttributes();
    }
    return names;
  }

  List<MethodSketch> methods() {
    skipFields();
    int count = next2();
    List<MethodSketch> methods = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      methods.add(method());
    }
    return methods;
  }

  private void skipFields() {
    for (int fields = next2(); fields > 0; fields--) {
      at += 6;
      skipAttributes();
    }
  }

  private MethodSketch method() {
    maxLocals = -1;
    annotations = Collections.emptyList();
    declaredNames = null;
    namesBySlot = null;
    bridged = null;
    access = next2();
    name = file.utf8(next2());
    String descriptor = file.utf8(next2());
    for (int attributes = next2(); attributes > 0; attributes--) {
      String attribute = file.utf8(next2());
      int end = at + 4 + file.u4(at);
      at += 4;
      methodAttribute(attribute);
      at = end;
    }
    boolean isStatic = (access & 0x0008) != 0;
    List<String> names = parameterNames(descriptor, isStatic);
    return new MethodSketch(access, name, descriptor, maxLocals, annotations, names, bridged);
  }

  private void methodAttribute(String attribute) {
    switch (attribute) {
      case "Code":
        code();
        break;
      case "MethodParameters":
        methodParameters();
        break;
      case "RuntimeVisibleAnnotations":
      case "RuntimeInvisibleAnnotations":
        annotations();
        break;
      default:
    }
  }

  private void code() {
    maxLocals = file.u2(at + 2);
    at += 8 + file.u4(at + 4);
    if ((access & BRIDGE) != 0) {
      bridged = called(at);
    }
    at += 2 + 8 * file.u2(at);
    for (int attributes = next2(); attributes > 0; attributes--) {
      String attribute = file.utf8(next2());
      int end = at + 4 + file.u4(at);
      if (attribute.equals("LocalVariableTable")) {
        at += 4;
        localVariables();
      }
      at = end;
    }
  }

  /** The descriptor of the method of the same name whose call ends the body, if one does. */
  private @Nullable String called(int end) {
    // A return takes one byte; before it stand a call and its method, and 2 bytes for an interface.
    int opcode = file.u1(end - 4);
    int call =
        opcode == INVOKEVIRTUAL || opcode == INVOKESPECIAL
            ? end - 4
            : file.u1(end - 6) == INVOKEINTERFACE && file.u1(end - 2) == 0 ? end - 6 : -1;
    return call < 0 ? null : file.descriptorOf(file.u2(call + 1), name);
  }

  private void localVariables() {
    String[] names = namesBySlot == null ? new String[maxLocals] : namesBySlot;
    for (int entries = next2(); entries > 0; entries--) {
      int slot = file.u2(at + 8);
      // A parameter's scope begins with the body; later locals may share no slot with it.
      if (file.u2(at) == 0 && slot < names.length) {
        names[slot] = file.utf8(file.u2(at + 4));
      }
      at += 10;
    }
    namesBySlot = names;
  }

  private void methodParameters() {
    List<String> names = new ArrayList<>();
    for (int entries = file.u1(at++); entries > 0; entries--) {
      int name = next2();
      at += 2;
      names.add(name == 0 ? "" : file.utf8(name));
    }
    declaredNames = names;
  }

  private @Nullable List<String> parameterNames(String descriptor, boolean isStatic) {
    String[] types = ParameterTypes.of(descriptor);
    List<String> declared = declaredNames;
    if (declared != null && declared.size() == types.length && !declared.contains("")) {
      return declared;
    }
    String[] bySlot = namesBySlot;
    if (bySlot == null) {
      return null;
    }
    String[] names = new String[types.length];
    int slot = isStatic ? 0 : 1;
    for (int i = 0; i < types.length; i++) {
      String name = slot < bySlot.length ? bySlot[slot] : null;
      if (name == null) {
        return null;
      }
      names[i] = name;
      slot += ParameterTypes.slots(types[i]);
    }
    return Arrays.asList(names);
  }

  private void annotations() {
    List<String> found = new ArrayList<>(annotations);
    for (int count = next2(); count > 0; count--) {
      found.add(file.utf8(next2()));
      skipElements();
    }
    annotations = found;
  }

  private void skipElements() {
    for (int pairs = next2(); pairs > 0; pairs--) {
      at += 2;
      skipElement();
    }
  }

  private void skipElement() {
    switch (file.u1(at++)) {
      case 'e':
        at += 4;
        break;
      case '@':
        at += 2;
        skipElements();
        break;
      case '[':
        for (int values = next2(); values > 0; values--) {
          skipElement();
        }
        break;
      default:
        at += 2;
    }
  }

  private void skipAttributes() {
    for (int attributes = next2(); attributes > 0; attributes--) {
      at += 6 + file.u4(at + 2);
    }
  }

  private int next2() {
    int value = file.u2(at);
    at += 2;
    return value;
  }
}
