package dev.refrain.weave;

import dev.refrain.call.BoundDoor;
import dev.refrain.rules.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A door that answers as a test tells it and remembers what it saw. */
class TestDoor extends BoundDoor {
  final List<Object> seen = new ArrayList<>();
  final RefrainDoor token = new Token();

  /** What entering gives; {@code null}: run the body. */
  @Nullable Object answer;

  volatile List<Rule> rules = List.of();

  @Override
  public void bind(List<Rule> given) {
    rules = given;
  }

  private @Nullable Object entered(@Nullable Object self, Object... arguments) {
    seen.add(
        (self == null ? "static" : self.getClass().getSimpleName()) + Arrays.asList(arguments));
    return answer;
  }

  @Override
  public Object enter0(Object self) {
    return entered(self);
  }

  @Override
  public Object enter1(Object self, Object a) {
    return entered(self, a);
  }

  @Override
  public Object enter2(Object self, Object a, Object b) {
    return entered(self, a, b);
  }

  @Override
  public Object enter3(Object self, Object a, Object b, Object c) {
    return entered(self, a, b, c);
  }

  @Override
  public Object enterN(Object self, Object[] arguments) {
    return entered(self, arguments);
  }

  private final class Token extends RefrainDoor {
    @Override
    protected Object returned(Object result) {
      seen.add("returned " + result);
      return result;
    }

    @Override
    protected Object threw(Throwable failure) {
      seen.add("threw " + failure.getMessage());
      return null;
    }
  }
}
