package dev.refrain.call;

import dev.refrain.call.key.KeyText;
import dev.refrain.call.key.TagText;
import dev.refrain.store.StoreKey;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The keys of one rule in a shared store: {@code namespace:rule} for the generation of all its
 * entries, {@code namespace:rule:method:arguments} for an entry, and {@code
 * namespace:rule::arguments} for the generation of the entries of these arguments, whatever the
 * method, where the rule is evicted by key; {@code namespace:~tag:word:parts} for the generation of
 * the entries of a tag, of whatever rules. Immutable.
 *
 * <p>Entries of other groups than their rule's alone have a mark behind, such as {@code ~key}: an
 * entry is told to be evicted by its groups' generations, so those of versions whose rules differ
 * in groups would look evicted to each other in one place.
 */
final class SharedKeys {
  private static final int LONGEST_ARGUMENTS = 200;
  private static final Charset UTF_8 = Charset.forName("UTF-8");

  private final String namespace;
  private final String prefix;
  private final boolean hashed;
  private final String mark;
  private final StoreKey all;

  SharedKeys(String namespace, String rule, boolean hashed) {
    this(namespace, rule, hashed, false, "");
  }

  /**
   * Keys of a rule.
   *
   * @param byKey whether entries have a group of their arguments
   * @param tags the tags of its entries, as {@link EntryMeaning} tells them
   */
  SharedKeys(String namespace, String rule, boolean hashed, boolean byKey, String tags) {
    this.namespace = namespace;
    this.prefix = namespace + ':' + escaped(rule);
    this.hashed = hashed;
    this.mark = (byKey ? "~key" : "") + (tags.isEmpty() ? "" : '~' + hash(tags).substring(0, 9));
    this.all = new StoreKey(prefix);
  }

  /** The group of all entries of the rule. */
  StoreKey all() {
    return all;
  }

  /** The group of the entries of these arguments. */
  StoreKey ofArguments(String arguments) {
    return new StoreKey(prefix + "::" + shortened(arguments));
  }

  /**
   * The group of the entries that have a tag.
   *
   * @param tag as {@link TagText} gives it
   */
  StoreKey ofTag(String tag) {
    return new StoreKey(namespace + ":~tag:" + shortened(tag));
  }

  /**
   * An entry.
   *
   * @param method as {@link #method} gives it
   * @param arguments as {@link KeyText} gives it
   */
  StoreKey entry(String method, String arguments) {
    return new StoreKey(prefix + ':' + method + ':' + shortened(arguments) + mark);
  }

  /** How keys call a method. */
  static String method(MethodFacts facts) {
    return escaped(facts.type() + '.' + facts.name() + Signatures.parametersText(facts));
  }

  /** Colons part a key, and a space is none of a store's favourites. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':' || c == '%' || c <= ' ' || c == 0x7f || Character.isSurrogate(c)) {
        out.append('%').append(Integer.toHexString(0x10000 | c), 1, 5);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** A text of a bounded length; in any case a hash, where an operator is not to read it. */
  private String shortened(String arguments) {
    if (!hashed && arguments.length() <= LONGEST_ARGUMENTS) {
      return arguments;
    }
    return hash(arguments);
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      StringBuilder hex = new StringBuilder("#");
      for (int i = 0; i < digest.length; i++) {
        hex.append(Integer.toHexString(0x100 | (digest[i] & 0xff)), 1, 3);
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
