package dev.refrain.codec;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Classes that no entry may wake: each tells when it is initialised, built or read. */
final class Trap {
  static final AtomicInteger SPRUNG = new AtomicInteger();

  private Trap() {}

  /** Fits wherever an object may be. */
  public static class Gadget implements Serializable {
    private static final long serialVersionUID = 1;

    static {
      SPRUNG.incrementAndGet();
    }

    public String command = "x";

    public Gadget() {
      SPRUNG.incrementAndGet();
    }

    public void setCommand(String command) {
      SPRUNG.incrementAndGet();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      SPRUNG.incrementAndGet();
    }

    private Object readResolve() {
      SPRUNG.incrementAndGet();
      return this;
    }
  }

  /** Fits where an event is declared. */
  public static final class Event extends Gadget implements Shop.Event {
    private static final long serialVersionUID = 1;
  }

  /** Fits where a list is declared. */
  public static final class Elements extends ArrayList<Object> {
    private static final long serialVersionUID = 1;

    static {
      SPRUNG.incrementAndGet();
    }

    public Elements() {
      SPRUNG.incrementAndGet();
    }
  }
}
