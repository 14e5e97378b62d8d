package dev.refrain.codec;

import java.util.List;

class JsonCodecTest extends CodecContract {
  @Override
  String word() {
    return "json";
  }

  @Override
  List<Sample> samples() {
    return Sample.of(new ShopSamples());
  }
}
