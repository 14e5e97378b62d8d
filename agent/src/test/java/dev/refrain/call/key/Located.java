package dev.refrain.call.key;

/** An interface with properties. */
interface Located {
  default int floor() {
    return 3;
  }
}
