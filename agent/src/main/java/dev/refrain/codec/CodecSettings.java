package dev.refrain.codec;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a codec is made for: a declared type, the application's classes, a rule's words. */
public final class CodecSettings {
  /** Values are never compressed. */
  public static final int NEVER = Integer.MAX_VALUE;

  private final Type type;
  private final @Nullable ClassLoader loader;
  private final String codec;
  private final List<String> allow;
  private final int compressAbove;
  private final String meaning;

  /**
   * Settings.
   *
   * @param type the declared type of the values, as generic as it was declared
   * @param loader finds the application's classes
   * @param codec a rule's word, one of {@link Codecs#NAMES}
   * @param allow packages whose classes values may be of beside their declared types: {@code a.b},
   *     or {@code a.b.**} for it and all below it
   * @param compressAbove payloads of more bytes than this are compressed, or {@link #NEVER}
   */
  public CodecSettings(
      Type type,
      @Nullable ClassLoader loader,
      String codec,
      Collection<String> allow,
      int compressAbove) {
    this(type, loader, codec, allow, compressAbove, "");
  }

  /**
   * Settings of values that mean something.
   *
   * @param meaning what else than classes tells versions of the application apart: lines, each with
   *     a line feed before, or nothing
   */
  public CodecSettings(
      Type type,
      @Nullable ClassLoader loader,
      String codec,
      Collection<String> allow,
      int compressAbove,
      String meaning) {
    this.type = type;
    this.loader = loader;
    this.codec = codec;
    this.allow = Collections.unmodifiableList(new ArrayList<>(allow));
    this.compressAbove = compressAbove;
    this.meaning = meaning;
  }

  Type type() {
    return type;
  }

  @Nullable ClassLoader loader() {
    return loader;
  }

  String codec() {
    return codec;
  }

  List<String> allow() {
    return allow;
  }

  int compressAbove() {
    return compressAbove;
  }

  String meaning() {
    return meaning;
  }
}
