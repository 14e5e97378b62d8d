package dev.refrain.codec;

import java.util.List;

class JavaCodecTest extends CodecContract {
  @Override
  String word() {
    return "java";
  }

  @Override
  List<Sample> samples() {
    return Sample.of(new ShopSamples());
  }
}
