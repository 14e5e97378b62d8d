package dev.refrain.codec;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.lang.invoke.MethodType;

/**
 * {@code java}: the JDK's serialisation, with a list of the classes that may be written and read.
 */
final class JavaFormat implements PayloadFormat {
  @Override
  public String name() {
    return "java";
  }

  @Override
  public char letter() {
    return 's';
  }

  @Override
  public boolean claims(Class<?> declared) {
    return false;
  }

  @Override
  public PayloadCodec create(ValueType declared, final AllowedClasses allowed) {
    final String root = declared.raw().getSimpleName();
    final Class<?> boxed = MethodType.methodType(declared.raw()).wrap().returnType();
    return new PayloadCodec() {
      @Override
      public void write(Object value, BoundedOutput out, ShapeNotes notes) throws Exception {
        try (SerialWriter writer = new SerialWriter(out, allowed, notes)) {
          writer.writeObject(value);
        } catch (NotSerializableException e) {
          throw new LossyValueException(
              root + " holds a " + e.getMessage() + ", which is not serializable");
        } catch (SerialWriter.Refusal e) {
          throw new LossyValueException(root + " " + e.getMessage());
        } catch (InvalidClassException e) {
          throw new LossyValueException(root + " can't be serialized: " + e.classname);
        }
      }

      @Override
      public Object read(byte[] bytes) throws Exception {
        try (SerialReader reader = new SerialReader(bytes, allowed)) {
          Object value = reader.readObject();
          if (reader.read() >= 0 || !boxed.isInstance(value)) {
            throw new DamagedValueException("damaged: not one object of the declared type");
          }
          return value;
        } catch (SerialReader.Refusal e) {
          throw e.reason();
        } catch (IOException | ClassNotFoundException e) {
          throw new DamagedValueException("damaged: no object stream");
        }
      }
    };
  }
}
