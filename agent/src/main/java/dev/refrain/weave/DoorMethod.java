package dev.refrain.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts the door before and around one method's body, as {@link RefrainDoor} describes it.
 *
 * <p>The door's token lives in a local variable behind all of the method's own: none of those
 * moves, and a body that reuses its arguments' slots does not reach it. Every frame of the body
 * gets one more local.
 */
final class DoorMethod extends MethodVisitor {
  private static final String DOOR = "java/lang/RefrainDoor";
  private static final String LINK =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
          + "Ljava/lang/invoke/MethodType;Ljava/lang/String;)Ljava/lang/invoke/CallSite;";

  /** Door, receiver, array, array, index, and a value of two slots. */
  private static final int STACK_OF_ENTER = 7;

  private final String type;
  private final int version;
  private final MethodSketch method;
  private final Type[] arguments;
  private final Type result;
  private final int token;
  private final Label body = new Label();
  private final Label handler = new Label();

  DoorMethod(MethodVisitor writer, String type, int version, MethodSketch method) {
    super(Opcodes.ASM9, writer);
    this.type = type;
    this.version = version;
    this.method = method;
    this.arguments = Type.getArgumentTypes(method.descriptor);
    this.result = Type.getReturnType(method.descriptor);
    this.token = method.maxLocals;
  }

  private boolean isStatic() {
    return (method.access & Opcodes.ACC_STATIC) != 0;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    door();
    enter();
    super.visitVarInsn(Opcodes.ASTORE, token);
    if (result.getSort() != Type.VOID) {
      hit();
    }
    super.visitLabel(body);
    frame(argumentTypes());
    // Keeps this frame apart from one that the body may have at its beginning.
    super.visitInsn(Opcodes.NOP);
  }

  private void door() {
    if (version >= Opcodes.V1_7) {
      Handle link = new Handle(Opcodes.H_INVOKESTATIC, DOOR, "link", LINK, false);
      super.visitInvokeDynamicInsn("door", "()L" + DOOR + ";", link, method.id());
      return;
    }
    if (version >= Opcodes.V1_5) {
      super.visitLdcInsn(Type.getObjectType(type));
    } else {
      super.visitLdcInsn(type.replace('/', '.'));
      callStatic("java/lang/Class", "forName", "(Ljava/lang/String;)Ljava/lang/Class;");
    }
    super.visitLdcInsn(method.id());
    callStatic(DOOR, "find", "(Ljava/lang/Class;Ljava/lang/String;)L" + DOOR + ";");
  }

  private void enter() {
    if (isStatic()) {
      super.visitInsn(Opcodes.ACONST_NULL);
    } else {
      super.visitVarInsn(Opcodes.ALOAD, 0);
    }
    boolean few = arguments.length <= 3;
    if (!few) {
      push(arguments.length);
      super.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    }
    StringBuilder descriptor = new StringBuilder("(Ljava/lang/Object;");
    int slot = isStatic() ? 0 : 1;
    for (int i = 0; i < arguments.length; i++) {
      if (!few) {
        super.visitInsn(Opcodes.DUP);
        push(i);
      }
      super.visitVarInsn(arguments[i].getOpcode(Opcodes.ILOAD), slot);
      box(arguments[i]);
      if (few) {
        descriptor.append("Ljava/lang/Object;");
      } else {
        super.visitInsn(Opcodes.AASTORE);
      }
      slot += arguments[i].getSize();
    }
    String name = few ? "enter" + arguments.length : "enterN";
    descriptor.append(few ? "" : "[Ljava/lang/Object;").append(")Ljava/lang/Object;");
    super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, DOOR, name, descriptor.toString(), false);
  }

  /** Returns what the door gave, unless that is nothing or a token. */
  private void hit() {
    boolean isReference = isReference(result);
    Label noHit = isReference ? new Label() : body;
    super.visitVarInsn(Opcodes.ALOAD, token);
    super.visitJumpInsn(Opcodes.IFNULL, body);
    super.visitVarInsn(Opcodes.ALOAD, token);
    super.visitTypeInsn(Opcodes.INSTANCEOF, DOOR);
    super.visitJumpInsn(Opcodes.IFNE, noHit);
    super.visitVarInsn(Opcodes.ALOAD, token);
    unbox(result);
    super.visitInsn(result.getOpcode(Opcodes.IRETURN));
    if (isReference) {
      super.visitLabel(noHit);
      frame(argumentTypes());
      super.visitVarInsn(Opcodes.ALOAD, token);
      super.visitFieldInsn(Opcodes.GETSTATIC, DOOR, "NULL", "L" + DOOR + ";");
      super.visitJumpInsn(Opcodes.IF_ACMPNE, body);
      super.visitInsn(Opcodes.ACONST_NULL);
      super.visitInsn(Opcodes.ARETURN);
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      super.visitVarInsn(Opcodes.ALOAD, token);
      String kind = isReference(result) ? "Ljava/lang/Object;" : result.getDescriptor();
      String given = opcode == Opcodes.RETURN ? "" : kind;
      callStatic(DOOR, "exit", "(" + given + "Ljava/lang/Object;)" + kind);
      if (opcode == Opcodes.ARETURN) {
        unbox(result);
      }
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitFrame(
      int kind,
      int localCount,
      Object @Nullable [] locals,
      int stackCount,
      Object @Nullable [] stack) {
    List<Object> all = new ArrayList<>(localCount + 4);
    for (int i = 0; i < localCount && locals != null; i++) {
      all.add(locals[i]);
    }
    addToken(all);
    super.visitFrame(kind, all.size(), all.toArray(), stackCount, stack);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitLabel(handler);
    // Behind all of the body's own handlers, which therefore come first.
    super.visitTryCatchBlock(body, handler, handler, null);
    if (version >= Opcodes.V1_6) {
      List<Object> locals = new ArrayList<>();
      addToken(locals);
      Object[] stack = {"java/lang/Throwable"};
      super.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), 1, stack);
    }
    super.visitVarInsn(Opcodes.ALOAD, token);
    callStatic(DOOR, "failed", "(Ljava/lang/Throwable;Ljava/lang/Object;)Ljava/lang/Object;");
    if (result.getSort() == Type.VOID) {
      super.visitInsn(Opcodes.POP);
    } else {
      unbox(result);
    }
    super.visitInsn(result.getOpcode(Opcodes.IRETURN));
    super.visitMaxs(Math.max(maxStack + 1, STACK_OF_ENTER), token + 1);
  }

  /** What the verifier knows of the locals before the first instruction. */
  private List<Object> argumentTypes() {
    List<Object> locals = new ArrayList<>();
    if (!isStatic()) {
      locals.add(type);
    }
    for (Type argument : arguments) {
      switch (argument.getSort()) {
        case Type.LONG:
          locals.add(Opcodes.LONG);
          break;
        case Type.DOUBLE:
          locals.add(Opcodes.DOUBLE);
          break;
        case Type.FLOAT:
          locals.add(Opcodes.FLOAT);
          break;
        case Type.ARRAY:
        case Type.OBJECT:
          locals.add(argument.getInternalName());
          break;
        default:
          locals.add(Opcodes.INTEGER);
      }
    }
    return locals;
  }

  private void frame(List<Object> locals) {
    if (version >= Opcodes.V1_6) {
      addToken(locals);
      super.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]);
    }
  }

  private void addToken(List<Object> locals) {
    int slots = 0;
    for (Object local : locals) {
      slots += local == Opcodes.LONG || local == Opcodes.DOUBLE ? 2 : 1;
    }
    for (; slots < token; slots++) {
      locals.add(Opcodes.TOP);
    }
    locals.add("java/lang/Object");
  }

  private void push(int value) {
    super.visitIntInsn(value <= Byte.MAX_VALUE ? Opcodes.BIPUSH : Opcodes.SIPUSH, value);
  }

  private void box(Type from) {
    if (!isReference(from)) {
      String box = box(from.getSort());
      callStatic(box, "valueOf", "(" + from.getDescriptor() + ")L" + box + ";");
    }
  }

  private void unbox(Type to) {
    if (isReference(to)) {
      if (!to.getDescriptor().equals("Ljava/lang/Object;")) {
        super.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
      }
      return;
    }
    String box = box(to.getSort());
    super.visitTypeInsn(Opcodes.CHECKCAST, box);
    String name = to.getClassName() + "Value";
    super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, name, "()" + to.getDescriptor(), false);
  }

  private static String box(int sort) {
    switch (sort) {
      case Type.BOOLEAN:
        return "java/lang/Boolean";
      case Type.BYTE:
        return "java/lang/Byte";
      case Type.CHAR:
        return "java/lang/Character";
      case Type.SHORT:
        return "java/lang/Short";
      case Type.INT:
        return "java/lang/Integer";
      case Type.LONG:
        return "java/lang/Long";
      case Type.FLOAT:
        return "java/lang/Float";
      default:
        return "java/lang/Double";
    }
  }

  private static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }

  private void callStatic(String owner, String name, String descriptor) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }
}
