package dev.refrain.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lists of names of packages and of classes. */
final class DottedNames {
  private static final int LONGEST = 500;
  private static final int PACKAGE = 0;
  private static final int CLASS = 1;
  private static final int EXCEPTION = 2;

  private DottedNames() {}

  /**
   * {@code a.b} for a package, {@code a.b.**} for it and all below; {@code null} after a problem.
   */
  static @Nullable List<String> packages(Scope scope, Setting setting) {
    return read(scope, setting, PACKAGE);
  }

  /** Names of classes, or {@code null} after a problem. */
  static @Nullable List<String> classes(Scope scope, Setting setting) {
    return read(scope, setting, CLASS);
  }

  /** Names of exceptions, with their packages, or {@code null} after a problem. */
  static @Nullable List<String> exceptions(Scope scope, Setting setting) {
    return read(scope, setting, EXCEPTION);
  }

  private static @Nullable List<String> read(Scope scope, Setting setting, int kind) {
    if (setting.value() instanceof Sequence && ((Sequence) setting.value()).items().isEmpty()) {
      scope.problem(
          setting.value().place(),
          setting.name(),
          "is empty",
          "write for example " + Settings.example(setting.name()) + ", or leave it out");
      return null;
    }
    List<Text> texts = scope.texts(setting);
    int written =
        setting.value() instanceof Sequence ? ((Sequence) setting.value()).items().size() : 1;
    List<String> names = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      Text text = texts.get(i);
      if (kind == PACKAGE ? isPackage(text) : isClass(text, kind)) {
        names.add(text.value());
      }
    }
    return names.size() == written ? names : null;
  }

  private static boolean isPackage(Text text) {
    String value = text.value();
    if (value.equals("*") || value.equals("**")) {
      text.problem("would let a store name any class", "write the packages of your own values");
      return false;
    }
    String name = value.endsWith(".**") ? value.substring(0, value.length() - 3) : value;
    if (!isDotted(name)) {
      String mend = "write for example com.acme.model, or com.acme.model.** with all below it";
      if (name.endsWith(".*") && isDotted(name.substring(0, name.length() - 2))) {
        String bare = name.substring(0, name.length() - 2);
        mend = "write " + bare + ", or " + bare + ".** with all below it";
      }
      text.problemOffering("is no package", mend);
      return false;
    }
    int last = name.lastIndexOf('.');
    if (Character.isUpperCase(name.charAt(last + 1))) {
      String mend = last < 0 ? "write its package" : "write " + name.substring(0, last);
      text.problemOffering("is a class, not a package", mend);
      return false;
    }
    return true;
  }

  private static boolean isClass(Text text, int kind) {
    String example = kind == CLASS ? "com.acme.net.LoopThread" : "com.acme.NoSuchQuote";
    if (isDotted(text.value())) {
      if (kind == CLASS || text.value().indexOf('.') > 0) {
        return true;
      }
      text.problem("has no package", "write the whole name, for example " + example);
      return false;
    }
    boolean star = text.value().length() <= LONGEST && text.value().indexOf('*') >= 0;
    text.problem(
        star ? "has a '*'" : "is no class",
        "write the whole name of a class, for example " + example);
    return false;
  }

  /** Names of Java with single dots between them. */
  private static boolean isDotted(String name) {
    boolean start = true;
    for (int i = 0; i < name.length(); i++) {
      if (i == LONGEST) {
        return false;
      }
      char c = name.charAt(i);
      if (c == '.' ? start : start ? !isStart(c) : !isPart(c)) {
        return false;
      }
      start = c == '.';
    }
    return !start;
  }

  private static boolean isStart(char c) {
    return Character.isJavaIdentifierStart(c);
  }

  private static boolean isPart(char c) {
    return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  /** Letters, digits, '.', '_' and '-': what stands in keys, patterns and logs as it is. */
  static boolean isSimple(String name) {
    if (name.isEmpty() || name.length() > 64) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !Durations.isDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }
}
