package dev.refrain.control;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the agent looks for what was not said behind its jar's name. */
enum ValueSource implements Function<String, @Nullable String> {
  PROPERTIES,
  VARIABLES,
  /** Environment variables, then system properties: what {@code ${NAME}} in a rules file means. */
  BOTH;

  @Override
  public @Nullable String apply(String name) {
    String value = this == PROPERTIES ? null : System.getenv(name);
    return value == null && this != VARIABLES ? System.getProperty(name) : value;
  }
}
