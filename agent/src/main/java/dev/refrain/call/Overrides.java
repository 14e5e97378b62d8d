package dev.refrain.call;

/**
 * Tells whether a door is that of an overridden method: {@code super.find()} inside an override is
 * part of a call that another door has seen already.
 */
public interface Overrides {
  /**
   * Whether a class from {@code receiver} up to, but not including, {@code declaring} has a woven
   * caching method that overrides this one. Costs map look-ups; the answer for a pair of classes
   * changes only when rules are reloaded or a subclass is loaded.
   */
  boolean isOverridden(Class<?> declaring, MethodFacts method, Class<?> receiver);
}
