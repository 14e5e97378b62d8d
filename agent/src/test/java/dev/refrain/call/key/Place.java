package dev.refrain.call.key;

/** A superclass with state of its own. */
abstract class Place implements Located {
  private String city = "Basel";
  static String country = "CH";

  String noted;

  void move(String to) {
    city = to;
  }
}
