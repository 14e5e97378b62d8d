package dev.refrain.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Array;

/** Deserialises what {@link SerialWriter} may write, and nothing else. */
final class SerialReader extends ObjectInputStream {
  /** Carries our exceptions through the stream's code. */
  static final class Refusal extends IOException {
    private final Exception reason;

    Refusal(Exception reason) {
      super(reason.getMessage());
      this.reason = reason;
    }

    Exception reason() {
      return reason;
    }
  }

  private final AllowedClasses allowed;

  SerialReader(byte[] bytes, AllowedClasses allowed) throws Exception {
    super(new ByteArrayInputStream(bytes));
    this.allowed = allowed;
    StreamLimits.of(bytes.length).apply(this);
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass description) throws IOException {
    try {
      Class<?> type = find(description.getName());
      if (SerialClasses.hasShape(type) && readLong() != allowed.shape(type)) {
        throw new OtherShapeException("written by another version of " + type.getName());
      }
      return type;
    } catch (DamagedValueException | OtherShapeException e) {
      throw new Refusal(e);
    }
  }

  /** Names of arrays are the JVM's: {@code [I}, {@code [Ljava.lang.String;}. */
  private Class<?> find(String name) throws DamagedValueException, OtherShapeException {
    if (!name.startsWith("[")) {
      return SerialClasses.isFree(name) ? JdkValues.find(name) : allowed.find(name);
    }
    int dimensions = name.lastIndexOf('[') + 1;
    Class<?> type =
        dimensions + 1 == name.length()
            ? SerialClasses.primitive(name.charAt(dimensions))
            : name.charAt(dimensions) == 'L' && name.endsWith(";")
                ? find(name.substring(dimensions + 1, name.length() - 1))
                : null;
    if (type == null || dimensions > 8) {
      throw new DamagedValueException("damaged: no such array");
    }
    return Array.newInstance(type, new int[dimensions]).getClass();
  }

  @Override
  protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
    throw new Refusal(new DamagedValueException("names a proxy"));
  }
}
