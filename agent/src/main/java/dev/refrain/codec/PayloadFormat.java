package dev.refrain.codec;

/** One kind of codec: its name in a rules file, its letter in an entry, and how to make one. */
interface PayloadFormat {
  String name();

  /** Never changes, never means another format. */
  char letter();

  /** Whether it is the one for values of this class, whatever the rule says. */
  boolean claims(Class<?> declared);

  PayloadCodec create(ValueType declared, AllowedClasses allowed) throws Exception;
}
