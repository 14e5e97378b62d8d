package com.example.orders;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An order with its parts. */
public final class Order implements Serializable {
  private static final long serialVersionUID = 1;

  private UUID id = new UUID(0, 0);
  private State state = State.OPEN;
  private List<Line> lines = new ArrayList<>();
  private Map<String, String> notes = new LinkedHashMap<>();

  /** For mappers. */
  @SuppressWarnings("unused")
  private Order() {}

  public Order(UUID id, State state, List<Line> lines, Map<String, String> notes) {
    this.id = id;
    this.state = state;
    this.lines = lines;
    this.notes = notes;
  }

  public UUID id() {
    return id;
  }

  public State state() {
    return state;
  }

  public List<Line> lines() {
    return lines;
  }

  public Map<String, String> notes() {
    return notes;
  }
}
