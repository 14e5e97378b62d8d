package dev.refrain.servers;

import java.nio.file.Path;

/** The program of a server. */
public final class ServerProgram {
  private ServerProgram() {}

  /** The program; a test that asks for it {@link NeedsServer}. */
  public static Path find(String name) {
    return ServerFolders.lookUp(name)
        .orElseThrow(() -> new AssertionError("there is no " + name + " on this machine"));
  }
}
