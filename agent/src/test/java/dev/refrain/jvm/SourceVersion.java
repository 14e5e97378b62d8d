package dev.refrain.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * One version of the application {@code com.example.Catalogue}, made of sources. For each of its
 * types it has a method that loads one, plain and in a future; its {@code main} calls the method
 * that a line of its standard input names, and tells what it got, or how often one has run.
 */
final class SourceVersion {
  private static final String PROGRAM =
      """
      package com.example;

      public class Catalogue {
        private int loads;

      %s
        public static void main(String[] arguments) throws Exception {
          Catalogue catalogue = new Catalogue();
          java.util.Scanner in = new java.util.Scanner(System.in);
          System.out.println("ready");
          while (in.hasNextLine()) {
            String[] words = in.nextLine().split(" ");
            if (words.length == 1) {
              System.out.println("loads " + catalogue.loads);
              continue;
            }
            Object found =
                Catalogue.class
                    .getDeclaredMethod(words[0], String.class)
                    .invoke(catalogue, words[1]);
            System.out.println(
                found instanceof java.util.concurrent.Future
                    ? ((java.util.concurrent.Future<?>) found).get()
                    : found);
          }
        }
      }
      """;

  private static final String METHODS =
      """
        %1$s find%1$s(String sku) {
          loads++;
          return new %1$s(%2$s);
        }

        java.util.concurrent.CompletableFuture<%1$s> find%1$sLater(String sku) {
          loads++;
          return java.util.concurrent.CompletableFuture.completedFuture(new %1$s(%2$s));
        }

      """;

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final StringBuilder methods = new StringBuilder();

  /** Adds a type that is only part of others. */
  SourceVersion part(String name, String fields) {
    sources.put(name, isRecord(name) ? record(name, fields) : type(name, fields));
    return this;
  }

  /**
   * Adds a type, and the methods that load one.
   *
   * @param arguments those of the constructor, by the name of {@code sku}
   * @param text what is then told of it, besides its name
   */
  SourceVersion loads(String name, String fields, String arguments, String text) {
    part(name, fields);
    methods.append(METHODS.formatted(name, arguments));
    texts.put("find" + name, name + text);
    texts.put("find" + name + "Later", name + text);
    return this;
  }

  private static boolean isRecord(String name) {
    return name.endsWith("Record");
  }

  private static String record(String name, String fields) {
    return "package com.example;\nrecord %s(%s) implements java.io.Serializable {}"
        .formatted(name, fields);
  }

  /** A class without a constructor that would set fields which are missing. */
  private static String type(String name, String fields) {
    List<String> names =
        List.of(fields.split(", ")).stream().map(each -> each.split(" ")[1]).toList();
    return """
    package com.example;
    final class %1$s implements java.io.Serializable {
      private static final long serialVersionUID = 1;
      %2$s;
      %1$s(%3$s) {
        %4$s
      }
      public String toString() {
        return "%1$s[" + %5$s + "]";
      }
    }
    """
        .formatted(
            name,
            fields.replace(", ", "; "),
            fields,
            names.stream()
                .map(each -> "this.%1$s = %1$s;".formatted(each))
                .collect(Collectors.joining(" ")),
            names.stream()
                .map(each -> "\"%1$s=\" + %1$s".formatted(each))
                .collect(Collectors.joining(" + \", \" + ")));
  }

  /** The methods, and what they give, with the name of {@code sku} in it. */
  Map<String, String> texts() {
    return texts;
  }

  Path compile(Path folder) throws IOException {
    sources.put("Catalogue", PROGRAM.formatted(methods));
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-d", folder.toString()));
    Files.createDirectories(folder);
    for (Map.Entry<String, String> each : sources.entrySet()) {
      Path file = folder.resolve(each.getKey() + ".java");
      arguments.add(Files.writeString(file, each.getValue()).toString());
    }
    String[] all = arguments.toArray(new String[0]);
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, all) != 0) {
      throw new IOException("does not compile: " + folder);
    }
    return folder;
  }
}
