package dev.refrain.codec;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** One version of an application: classes compiled from sources, in a loader of their own. */
final class SourceLoader extends URLClassLoader {
  SourceLoader(Path folder, String... sources) throws IOException {
    super(
        new URL[] {Files.createDirectories(folder).toUri().toURL()},
        ClassLoader.getPlatformClassLoader());
    String[] arguments = new String[sources.length + 3];
    arguments[0] = "-nowarn";
    arguments[1] = "-d";
    arguments[2] = folder.toString();
    for (int i = 0; i < sources.length; i++) {
      String name = sources[i].replaceAll("(?s).*?(class|enum|interface) (\\w+).*", "$2");
      Path file = folder.resolve(name + ".java");
      Files.writeString(file, "package app;\n" + sources[i]);
      arguments[i + 3] = file.toString();
    }
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments) != 0) {
      throw new IOException("does not compile");
    }
  }

  Class<?> type(String name) throws ClassNotFoundException {
    return loadClass("app." + name);
  }
}
