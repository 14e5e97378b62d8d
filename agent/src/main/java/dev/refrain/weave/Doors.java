package dev.refrain.weave;

import dev.refrain.call.BoundDoor;
import dev.refrain.call.DoorMaker;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Hands each woven method its door, always the same one. The doors hang off the application's class
 * and die with it.
 */
final class Doors extends RefrainDoor {
  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final WovenMethods woven;
  private final DoorMaker maker;
  private final MatchLog log;
  private final DoorsOfClass doors = new DoorsOfClass();

  Doors(WovenMethods woven, DoorMaker maker, MatchLog log) {
    this.woven = woven;
    this.maker = maker;
    this.log = log;
  }

  @Override
  protected RefrainDoor doorOf(
      Class<?> declaring, String method, MethodHandles.@Nullable Lookup at) {
    try {
      ConcurrentMap<String, NewDoor> ofClass = doors.get(declaring);
      NewDoor door = ofClass.get(method);
      if (door == null) {
        ClassRecord record = woven.find(declaring);
        MethodRecord known = record == null ? null : record.method(method);
        if (known == null) {
          return NULL;
        }
        door = new NewDoor(maker.make(declaring, known.facts, at), known);
        NewDoor other = ofClass.putIfAbsent(method, door);
        door = other == null ? door : other;
      }
      door.open();
      return door.door;
    } catch (Throwable failure) {
      log.failed(declaring.getName() + "#" + method, failure);
      throw failure;
    }
  }

  private static final class DoorsOfClass extends ClassValue<ConcurrentMap<String, NewDoor>> {
    @Override
    protected ConcurrentMap<String, NewDoor> computeValue(Class<?> type) {
      return new ConcurrentHashMap<>();
    }
  }

  /** A door that the first thread to come gives its rules, while others wait for a moment. */
  private static final class NewDoor {
    private final BoundDoor door;
    private final MethodRecord record;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch opened = new CountDownLatch(1);

    NewDoor(BoundDoor door, MethodRecord record) {
      this.door = door;
      this.record = record;
    }

    void open() {
      if (begun.compareAndSet(false, true)) {
        try {
          record.open(door);
        } finally {
          opened.countDown();
        }
      } else if (opened.getCount() > 0) {
        await();
      }
    }

    /**
     * Binding may load classes of the application, which may wait for what this thread holds: so
     * the wait ends, and the call then runs as if there were no rule.
     */
    private void await() {
      boolean interrupted = false;
      long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
      long left = LONGEST_WAIT_NANOS;
      while (left > 0) {
        try {
          opened.await(left, TimeUnit.NANOSECONDS);
          break;
        } catch (InterruptedException interrupt) {
          interrupted = true;
          left = deadline - System.nanoTime();
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
