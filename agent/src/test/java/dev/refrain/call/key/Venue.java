package dev.refrain.call.key;

import java.util.Optional;

/** A bean without equals, read in every way that a path knows. */
class Venue extends Place {
  private long id;
  private final String getterWins = "field";
  Venue parent;
  Object anything;
  Side side = Side.BUY;
  char grade = 'A';
  Integer size;

  Venue(long id) {
    this.id = id;
  }

  private long getId() {
    return id + 1000;
  }

  boolean isOpen() {
    return true;
  }

  String isFullName() {
    return "not read: it is no boolean";
  }

  String fullName() {
    return "Venue " + id;
  }

  String getterWins() {
    return "accessor";
  }

  public String getGetterWins() {
    return "getter";
  }

  Optional<String> nickname() {
    return Optional.ofNullable(parent == null ? null : "sub");
  }

  String failing() {
    throw new IllegalStateException("no venue today");
  }

  enum Side {
    BUY,
    SELL {
      @Override
      String mark() {
        return "-";
      }
    };

    String mark() {
      return "+";
    }
  }
}
