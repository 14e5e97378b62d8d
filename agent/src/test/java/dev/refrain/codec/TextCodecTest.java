package dev.refrain.codec;

import java.util.List;

class TextCodecTest extends CodecContract {
  private static final class Texts {
    String plain = "The quick brown fox jumps over the lazy dog. ".repeat(9);
    String empty = "";
    String wide = "\u00e9\u20ac\ud83d\ude00\ufffd\u0000";
    String half = "a\ud83dz";
    String otherHalf = "\ude00";
    char[] chars = {'a', '\u20ac'};
    char[] half2 = {'\ud83d'};
  }

  @Override
  String word() {
    return "java";
  }

  @Override
  List<Sample> samples() {
    return Sample.of(new Texts());
  }
}
