package dev.refrain.codec;

import org.jspecify.annotations.Nullable;

/** A slot that is made at its first use: a type may contain itself. */
final class LaterSlot {
  private final JsonForms forms;
  private final ValueType type;
  private volatile @Nullable JsonSlot made;

  LaterSlot(JsonForms forms, ValueType type) {
    this.forms = forms;
    this.type = type;
  }

  JsonSlot get() {
    JsonSlot slot = made;
    if (slot == null) {
      slot = forms.slot(type);
      made = slot;
    }
    return slot;
  }
}
