package dev.refrain.jvm;

/** How a child process ended: its exit code, and what it wrote. */
public record Outcome(int exit, String out, String err) {}
