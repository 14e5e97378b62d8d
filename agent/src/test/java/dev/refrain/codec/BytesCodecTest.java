package dev.refrain.codec;

import java.util.List;

class BytesCodecTest extends CodecContract {
  private static final class Arrays {
    byte[] zeros = new byte[1000];
    byte[] none = {};
    byte[] few = {1, -1, 0};
  }

  @Override
  String word() {
    return "json";
  }

  @Override
  List<Sample> samples() {
    return Sample.of(new Arrays());
  }
}
