package dev.refrain.bench.outage;

import java.nio.file.Path;

/** Where the agent's jar and the service's classes are, and where results go. Immutable. */
public record Place(Path agent, Path classes, Path logs, Path results) {}
