package dev.refrain.weave;

import java.lang.invoke.MethodHandles;

/** Gives every woven method the same door, until closed. */
final class TestLinker extends RefrainDoor implements AutoCloseable {
  private final RefrainDoor door;

  TestLinker(RefrainDoor door) {
    this.door = door;
    RefrainDoor.linker = this;
  }

  @Override
  protected RefrainDoor doorOf(Class<?> declaring, String method, MethodHandles.Lookup at) {
    return door;
  }

  @Override
  public void close() {
    RefrainDoor.linker = null;
  }
}
