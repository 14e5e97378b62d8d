package dev.refrain.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads where a caching rule's results are kept, and who shares them. Few rules say it. */
final class SharingReader {
  private static final String POSSIBLE =
      "write store: memory, store: NAME, or store: [memory, NAME]";

  private final Scope scope;

  SharingReader(Scope scope) {
    this.scope = scope;
  }

  void read(Setting setting, CacheDraft draft) {
    switch (setting.name()) {
      case "store":
        draft.hasStore = true;
        draft.tiers = tiers(setting);
        break;
      case "codec":
        draft.codec = Choices.read(scope, setting, StoreTable.CODECS);
        break;
      case "keyText":
        draft.keyText = Choices.read(scope, setting, StoreTable.KEY_TEXTS);
        break;
      case "lookup":
        draft.lookup = Choices.read(scope, setting, StoreTable.LOOKUPS);
        break;
      case "singleFlight":
        draft.singleFlight = Choices.read(scope, setting, StoreTable.SINGLE_FLIGHTS);
        break;
      case "copy":
        draft.copy = Choices.truth(scope, setting);
        break;
      case "allow":
        draft.allow = DottedNames.packages(scope, setting);
        break;
      default:
        // The reader of the other settings has it.
    }
  }

  private @Nullable TierDraft tiers(Setting setting) {
    if (!(setting.value() instanceof Sequence)) {
      Text text = scope.text(setting);
      return text == null || isEmpty(text) ? null : tier(text);
    }
    int written = ((Sequence) setting.value()).items().size();
    List<Text> texts = scope.texts(setting);
    if (texts.size() < written) {
      return null;
    }
    if (written == 0) {
      scope.problem(setting.value().place(), "store", "is empty", POSSIBLE);
      return null;
    }
    Text first = texts.get(0);
    if (written == 1) {
      return isEmpty(first) ? null : tier(first);
    }
    Text second = texts.get(1);
    if (isEmpty(first) || isEmpty(second)) {
      return null;
    }
    if (second.value().equals(first.value())) {
      second.problem("is there twice", POSSIBLE);
    } else if (isMemory(second)) {
      second.problem("stands last, and the nearest comes first", "write memory first");
    } else if (!isMemory(first)) {
      second.problem("is a second shared store", POSSIBLE);
    } else if (written > 2) {
      texts.get(2).problem("is a tier too many", POSSIBLE);
    } else {
      return new TierDraft(true, second);
    }
    return null;
  }

  private static TierDraft tier(Text text) {
    return isMemory(text) ? new TierDraft(true, null) : new TierDraft(false, text);
  }

  private static boolean isMemory(Text text) {
    return text.value().equals("memory");
  }

  private static boolean isEmpty(Text text) {
    if (text.value().isEmpty()) {
      text.problem("is empty", POSSIBLE);
      return true;
    }
    return false;
  }
}
