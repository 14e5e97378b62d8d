package dev.refrain.rules;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules from a file or a folder: all of them, or everything that is wrong with them. For one
 * reading.
 */
public final class RuleReader {
  private final Problems problems = new Problems();
  private final Variables variables;
  private final List<RuleDraft> rules = new ArrayList<>();
  private final List<CacheDraft> defaults = new ArrayList<>(1);
  private final Set<String> eventLoops = new LinkedHashSet<>(0);
  private boolean complete = true;
  private boolean storesComplete = true;
  private @Nullable StoresReader stores;

  private RuleReader(Function<String, @Nullable String> variables) {
    this.variables = new Variables(variables);
  }

  /**
   * Never throws, whatever the files hold.
   *
   * @param fileOrFolder a file, or a folder whose {@code *.yaml} and {@code *.yml} are read
   * @param variables gives the values of {@code ${NAME}}, or {@code null}
   */
  public static Reading read(File fileOrFolder, Function<String, @Nullable String> variables) {
    RuleReader reader = new RuleReader(variables);
    try {
      return reader.read(fileOrFolder);
    } catch (RuntimeException e) {
      // The application starts whatever is wrong here; without the rules, and with this said.
      String what = Echo.line(e.toString(), 200);
      Place place = new Place(RuleFiles.name(fileOrFolder), 1, 1);
      reader.problems.add(place, "these rules cannot be read, an error of Refrain's own: " + what);
      return new Reading(null, reader.problems.sorted());
    }
  }

  private Reading read(File fileOrFolder) {
    RuleFiles files = new RuleFiles(problems);
    List<File> found = files.find(fileOrFolder);
    for (int i = 0; i < found.size(); i++) {
      File file = found.get(i);
      String text = files.text(file);
      if (text == null) {
        isUnread();
      } else {
        read(RuleFiles.name(file), text);
      }
    }
    RuleLinker linker = new RuleLinker(rules, complete);
    linker.check();
    if (isShared()) {
      new StoreLinker(stores, storesComplete).check(defaults, rules);
    }
    if (!problems.isEmpty()) {
      return new Reading(null, problems.sorted());
    }
    return new Reading(ruleSet(linker), Collections.<Problem>emptyList());
  }

  /** Whether some rule, or the defaults of some file, name a shared store. */
  private boolean isShared() {
    for (int i = 0; i < defaults.size(); i++) {
      if (defaults.get(i).isShared(CacheDraft.EMPTY)) {
        return true;
      }
    }
    for (int i = 0; i < rules.size(); i++) {
      CacheDraft cache = rules.get(i).cache;
      if (cache != null && cache.isShared(CacheDraft.EMPTY)) {
        return true;
      }
    }
    return false;
  }

  private RuleSet ruleSet(RuleLinker linker) {
    StoresReader reader = stores;
    List<Rule> linked = linker.rules(reader == null ? null : reader.memoryEntries());
    Map<String, StoreSettings> shared =
        reader == null ? Collections.<String, StoreSettings>emptyMap() : reader.stores();
    return new RuleSet(linked, shared, new ArrayList<>(eventLoops));
  }

  /** What the file would have said is not known. */
  private void isUnread() {
    complete = false;
    storesComplete = false;
  }

  private void read(String file, String text) {
    Node root;
    try {
      root = NodeReader.read(file, text);
    } catch (BadYaml e) {
      problems.add(e.place(), String.valueOf(e.getMessage()));
      isUnread();
      return;
    }
    if (root == null || root.isNothing()) {
      String mend = "write for example " + Settings.example("rules");
      problems.add(new Place(file, 1, 1), "the file is empty; " + mend);
      isUnread();
      return;
    }
    Scope scope = new Scope(problems, variables, " at the top level");
    DocumentReader document = new DocumentReader(scope);
    document.read(root);
    rules.addAll(document.rules());
    complete &= document.isComplete();
    defaults.add(document.defaults());
    storesComplete &= document.isStoresComplete();
    Mapping mapping = document.stores();
    if (mapping != null) {
      StoresReader reader = stores == null ? new StoresReader() : stores;
      stores = reader;
      reader.read(scope, mapping);
    }
    List<String> types = document.eventLoops();
    if (types != null) {
      eventLoops.addAll(types);
    }
  }
}
