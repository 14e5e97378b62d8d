package com.example.shop;

/** A JSON text in the making: names, values and nesting in the order of the calls. */
final class Json {
  private final StringBuilder text = new StringBuilder(256);
  private boolean first = true;

  Json object() {
    return open('{');
  }

  Json endObject() {
    return close('}');
  }

  Json array(String name) {
    name(name);
    first = true;
    return open('[');
  }

  Json endArray() {
    return close(']');
  }

  Json object(String name) {
    name(name);
    first = true;
    return open('{');
  }

  Json field(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  Json field(String name, long value) {
    name(name);
    text.append(value);
    return this;
  }

  /** A number that is written already, such as a decimal with its scale. */
  Json number(String name, Object value) {
    name(name);
    text.append(value);
    return this;
  }

  @Override
  public String toString() {
    return text + "\n";
  }

  private Json open(char bracket) {
    comma();
    text.append(bracket);
    first = true;
    return this;
  }

  private Json close(char bracket) {
    text.append(bracket);
    first = false;
    return this;
  }

  private void name(String name) {
    comma();
    quote(name);
    text.append(':');
  }

  private void comma() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < 0x20) {
        text.append("\\u00").append(Character.forDigit(c >> 4, 16));
        text.append(Character.forDigit(c & 15, 16));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
