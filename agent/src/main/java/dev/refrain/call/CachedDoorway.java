package dev.refrain.call;

import org.jspecify.annotations.Nullable;

/** Leads to a cached method behind another doorway. */
final class CachedDoorway implements Doorway {
  private final CachedMethod method;

  CachedDoorway(CachedMethod method) {
    this.method = method;
  }

  @Override
  public @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
    switch (arguments.length) {
      case 0:
        return method.enter0(self);
      case 1:
        return method.enter1(self, arguments[0]);
      case 2:
        return method.enter2(self, arguments[0], arguments[1]);
      case 3:
        return method.enter3(self, arguments[0], arguments[1], arguments[2]);
      default:
        return method.enterN(self, arguments);
    }
  }
}
