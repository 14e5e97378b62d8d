package dev.refrain.observe;

/** Marks exceptions whose message names types and settings only, and so may be logged. */
public interface SafeMessage {}
