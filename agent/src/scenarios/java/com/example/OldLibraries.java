package com.example;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.InputStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.FixedValue;
import org.objectweb.asm.ClassReader;
import org.yaml.snakeyaml.Yaml;

/** An application with its own, older releases of the libraries that agents like to bring. */
public final class OldLibraries {
  private OldLibraries() {}

  public static void main(String[] arguments) throws Exception {
    Cache<String, Integer> cache = Caffeine.newBuilder().maximumSize(10).build();
    cache.put("one", 1);
    System.out.println("caffeine " + cache.getIfPresent("one") + from(Caffeine.class));
    System.out.println("snakeyaml " + new Yaml().load("a: 1") + from(Yaml.class));
    try (InputStream in = OldLibraries.class.getResourceAsStream("OldLibraries.class")) {
      System.out.println("asm " + new ClassReader(in).getClassName() + from(ClassReader.class));
    }
    Class<?> made =
        new ByteBuddy()
            .subclass(Object.class)
            .defineMethod("answer", String.class, Visibility.PUBLIC)
            .intercept(FixedValue.value("made"))
            .make()
            .load(OldLibraries.class.getClassLoader())
            .getLoaded();
    Object answer = made.getMethod("answer").invoke(made.getConstructor().newInstance());
    System.out.println("bytebuddy " + answer + from(ByteBuddy.class));
  }

  private static String from(Class<?> type) {
    String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return " from " + path.substring(path.lastIndexOf('/') + 1);
  }
}
