package dev.refrain.rules;

/** How something of the user's shows in a message: in quotes, on one line, and not too long. */
final class Echo {
  private static final int LONGEST = 80;

  private Echo() {}

  static String of(String text) {
    return "'" + line(text, LONGEST) + "'";
  }

  /** A setting and what was written for it, which is left out where it may be a secret. */
  static String of(String setting, String text) {
    return Settings.isSecret(setting) ? setting : setting + " " + of(text);
  }

  /** The text on one line: what would break the line or hide in it is written as an escape. */
  static String line(String whole, int longest) {
    String text = withoutLogin(whole, longest);
    int end = Math.min(text.length(), longest);
    boolean cut = end < text.length();
    if (!cut && isVisible(text)) {
      return text;
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (isVisible(c)) {
        line.append(c);
      } else {
        String hex = Integer.toHexString(c);
        line.append("\\u").append("0000", hex.length(), 4).append(hex);
      }
    }
    return cut ? line.append("...").toString() : line.toString();
  }

  /** A uri that strayed somewhere shows without its password. */
  private static String withoutLogin(String text, int longest) {
    String shown = text.length() > longest ? text.substring(0, longest) : text;
    int start = shown.indexOf("://");
    if (start < 0) {
      return text;
    }
    if (text.length() > 10 * longest) {
      // Not worth looking through: messages are made for values of any length, again and again.
      return text.substring(0, start + 3) + "***";
    }
    int end = text.lastIndexOf('@');
    return end < start + 3 ? text : text.substring(0, start + 3) + "***" + text.substring(end);
  }

  private static boolean isVisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isVisible(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVisible(char c) {
    if (c >= ' ' && c < 0x7f) {
      return true;
    }
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE
        && type != Character.PRIVATE_USE
        && type != Character.UNASSIGNED;
  }
}
