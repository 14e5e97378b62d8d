package dev.refrain.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A Redis 6.2 for Linux on x86-64, which a library of the tests carries. */
public final class BundledRedis {
  private static final String RESOURCE = "/redis-server-6.2.6-v5-linux-amd64";

  private BundledRedis() {}

  /** The program, unpacked. */
  public static Path program() throws IOException {
    Path program = ServerFolders.FETCHED.resolve("redis-6.2").resolve("redis-server");
    if (!Files.isExecutable(program)) {
      Files.createDirectories(program.getParent());
      Path part = Files.createTempFile(program.getParent(), "redis", ".part");
      try (InputStream in = BundledRedis.class.getResourceAsStream(RESOURCE)) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      part.toFile().setExecutable(true);
      Files.move(part, program, StandardCopyOption.ATOMIC_MOVE);
    }
    return program;
  }
}
