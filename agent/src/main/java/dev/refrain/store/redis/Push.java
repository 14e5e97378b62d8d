package dev.refrain.store.redis;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What a server says unasked, between two replies. */
final class Push extends ArrayList<@Nullable Object> {
  private static final long serialVersionUID = 1;

  Push(int size) {
    super(size);
  }
}
