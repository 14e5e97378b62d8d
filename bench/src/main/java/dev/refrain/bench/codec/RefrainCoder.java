package dev.refrain.bench.codec;

import dev.refrain.codec.CodecSettings;
import dev.refrain.codec.Codecs;
import dev.refrain.codec.ValueCodec;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A codec of ours: what it gives is whole, with the checks that stand before and behind a value.
 */
final class RefrainCoder implements Coder {
  private static final byte[] KEY =
      "shop:orders:com.example.Orders.find(String):A1".getBytes(StandardCharsets.UTF_8);

  private final ValueCodec codec;

  RefrainCoder(Type type, String name) {
    ClassLoader loader = RefrainCoder.class.getClassLoader();
    this.codec = Codecs.of(new CodecSettings(type, loader, name, List.of(), CodecSettings.NEVER));
  }

  @Override
  public byte[] encode(Object value) throws Exception {
    return codec.encode(value, KEY, 12_345, 0);
  }

  @Override
  public Object decode(byte[] bytes) throws Exception {
    return codec.decode(bytes, KEY).value();
  }
}
