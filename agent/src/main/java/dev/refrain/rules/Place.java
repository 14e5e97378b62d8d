package dev.refrain.rules;

/** Where in a rules file something stands; lines and columns count from 1. */
public final class Place {
  private final String file;
  private final int line;
  private final int column;

  public Place(String file, int line, int column) {
    this.file = file;
    this.line = line;
    this.column = column;
  }

  public String file() {
    return file;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
