import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a library's class file our own logger in place of the JDK's. The JDK's would start the log
 * manager, which an application server must be the first to do. Only names in the constant pool
 * change, not a byte of code.
 */
final class LoggerSwap {
  private static final String ROOM = "dev/refrain/store/";
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  /** Each constant's bytes behind its tag; a long's second place is empty. */
  private final List<byte[]> constants = new ArrayList<>();

  private final List<Integer> tags = new ArrayList<>();

  private LoggerSwap() {}

  static byte[] in(byte[] file) throws IOException {
    LoggerSwap swap = new LoggerSwap();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    long start = in.readLong();
    swap.read(in);
    swap.renameTypes();
    swap.redirectSystem();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(start);
    swap.write(out);
    in.transferTo(out);
    return bytes.toByteArray();
  }

  private void read(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    add(0, new byte[0]);
    while (tags.size() < count) {
      int tag = in.readUnsignedByte();
      if (tag == UTF8) {
        add(tag, in.readNBytes(in.readUnsignedShort()));
      } else {
        add(tag, in.readNBytes(lengthOf(tag)));
      }
      if (tag == LONG || tag == DOUBLE) {
        add(0, new byte[0]);
      }
    }
  }

  private static int lengthOf(int tag) throws IOException {
    switch (tag) {
      case LONG, DOUBLE:
        return 8;
      case CLASS, 8, 16, 19, 20:
        return 2;
      case 15:
        return 3;
      case 3, 4, 9, METHOD, 11, NAME_AND_TYPE, 17, 18:
        return 4;
      default:
        throw new IOException("unknown constant " + tag);
    }
  }

  private int add(int tag, byte[] bytes) {
    tags.add(tag);
    constants.add(bytes);
    return tags.size() - 1;
  }

  /** Every name in a class file of these libraries is ASCII; others stay as they are. */
  private void renameTypes() throws IOException {
    for (int i = 0; i < tags.size(); i++) {
      if (tags.get(i) == UTF8) {
        String text = text(i);
        String renamed =
            text.replace("java/util/logging/Logger", ROOM + "LibraryLog")
                .replace("java/util/logging/Level", ROOM + "LibraryLevel");
        if (!renamed.equals(text)) {
          constants.set(i, renamed.getBytes("ISO-8859-1"));
        }
      }
    }
  }

  /** {@code System.getLogger} becomes {@code SystemLog.getLogger}. */
  private void redirectSystem() throws IOException {
    int size = tags.size();
    int other = 0;
    for (int i = 0; i < size; i++) {
      if (tags.get(i) == METHOD
          && text(number(number(i, 0), 0)).equals("java/lang/System")
          && text(number(number(i, 2), 0)).equals("getLogger")) {
        if (other == 0) {
          other = add(CLASS, two(add(UTF8, (ROOM + "SystemLog").getBytes("ISO-8859-1"))));
        }
        byte[] method = constants.get(i);
        System.arraycopy(two(other), 0, method, 0, 2);
      }
    }
  }

  private String text(int constant) throws IOException {
    return new String(constants.get(constant), "ISO-8859-1");
  }

  private int number(int constant, int at) {
    byte[] bytes = constants.get(constant);
    return (bytes[at] & 255) << 8 | (bytes[at + 1] & 255);
  }

  private static byte[] two(int number) {
    return new byte[] {(byte) (number >> 8), (byte) number};
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeShort(tags.size());
    for (int i = 0; i < tags.size(); i++) {
      if (tags.get(i) != 0) {
        out.writeByte(tags.get(i));
        if (tags.get(i) == UTF8) {
          out.writeShort(constants.get(i).length);
        }
        out.write(constants.get(i));
      }
    }
  }
}
