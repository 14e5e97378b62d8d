package dev.refrain;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The house keeps its order: who may know whom, which library is used where, how long a file is.
 */
class HouseTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.refrain");

  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.of(
          "", Set.of(),
          "rules", Set.of(),
          "observe", Set.of(),
          "async", Set.of(),
          "codec", Set.of(),
          "store", Set.of("codec", "observe"),
          "call", Set.of("rules", "observe", "async", "codec", "store"),
          "weave", Set.of("rules", "call", "observe"),
          "control", Set.of("", "rules", "observe", "async", "codec", "store", "call", "weave"));

  private static final Map<String, String> LIBRARIES =
      Map.of(
          "org.yaml.snakeyaml", "rules",
          "org.objectweb.asm", "weave",
          "com.fasterxml.jackson", "codec",
          "com.github.benmanes.caffeine", "store",
          "net.spy.memcached", "store",
          "redis.clients.jedis", "store");

  @Test
  void everyRoomImportsOnlyTheRoomsThatItMay() {
    Set<String> broken = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String from = room(type.getPackageName());
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith("dev.refrain")) {
          String to = room(target.getPackageName());
          if (!from.equals(to) && !MAY_IMPORT.get(from).contains(to)) {
            broken.add(type.getName() + " → " + target.getName());
          }
        }
      }
    }
    assertEquals(Set.of(), broken);
  }

  @Test
  void theRoomsFormNoCycle() {
    slices().matching("dev.refrain.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void eachLibraryIsUsedInOneRoom() {
    Set<String> broken = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getPackageName();
        LIBRARIES.forEach(
            (library, room) -> {
              if (target.startsWith(library) && !room(type.getPackageName()).equals(room)) {
                broken.add(type.getName() + " → " + target);
              }
            });
      }
    }
    assertEquals(Set.of(), broken);
  }

  @Test
  void everyRoomSaysItsDuty() throws IOException {
    Set<String> silent = new TreeSet<>();
    for (String root :
        List.of("src/main/java/dev", "../demo/src/main/java", "../bench/src/main/java")) {
      for (Path file : sources(root)) {
        if (!Files.exists(file.resolveSibling("package-info.java"))) {
          silent.add(file.getParent().toString());
        }
      }
    }
    assertEquals(Set.of(), silent);
  }

  @Test
  void noFileIsTwoThings() throws IOException {
    Set<String> tooLong = new TreeSet<>();
    for (String root : List.of("src", "../demo/src", "../bench/src", "../tests/mutations")) {
      for (Path file : sources(root)) {
        if (Files.readAllLines(file).size() > 400) {
          tooLong.add(file.toString());
        }
      }
    }
    assertEquals(Set.of(), tooLong);
  }

  private static List<Path> sources(String root) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertNotEquals(List.of(), found, root);
      return found;
    }
  }

  /** The room of a package: the first name below the root. */
  private static String room(String name) {
    String inside = name.substring("dev.refrain".length());
    return inside.isEmpty() ? "" : inside.substring(1).split("\\.")[0];
  }
}
