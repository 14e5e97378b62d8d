package com.example;

import java.io.File;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes an entry of each codec into a folder, and reads all that are there: those of other Java
 * versions. The codecs are the built agent's, behind its hidden loader.
 */
public final class Parcels implements Serializable {
  private static final long serialVersionUID = 1;

  private final String name = "caf\u00e9 \ud83d\ude00";
  private final List<BigDecimal> weights = new ArrayList<>(Arrays.asList(new BigDecimal("1.50")));
  private final Map<String, Object> tags =
      new TreeMap<>(Collections.singletonMap("a", (Object) 1L));
  private final Map<String, double[]> sizes = new ConcurrentHashMap<>();
  private final Duration[] waits = {Duration.ofMillis(-500), Duration.ofDays(1)};
  private final ZonedDateTime sent;
  private final float ratio = 0.1f;

  private Parcels(ZonedDateTime sent) {
    this.sent = sent;
    this.sizes.put("x", new double[] {1.5, -0.0, Double.NaN});
  }

  private String content() {
    return name
        + weights
        + tags
        + Arrays.toString(sizes.get("x"))
        + Arrays.toString(waits)
        + sent
        + ratio;
  }

  public static void main(String[] arguments) throws Exception {
    File folder = new File(arguments[0]);
    byte[] key = {1};
    // An hour that comes twice, the second time.
    Parcels parcels =
        new Parcels(
            ZonedDateTime.parse("2026-06-01T02:30+02:00[Europe/Berlin]")
                .withMonth(10)
                .withDayOfMonth(25)
                .withLaterOffsetAtOverlap());
    Map<String, Object> codecs = new LinkedHashMap<>();
    Class<?> face = null;
    for (String word : new String[] {"json", "java"}) {
      Method hidden = Class.forName("dev.refrain.Agent").getDeclaredMethod("hidden");
      hidden.setAccessible(true);
      ClassLoader loader = (ClassLoader) hidden.invoke(null);
      Class<?> settings = loader.loadClass("dev.refrain.codec.CodecSettings");
      face = loader.loadClass("dev.refrain.codec.ValueCodec");
      codecs.put(
          word,
          loader
              .loadClass("dev.refrain.codec.Codecs")
              .getMethod("of", settings)
              .invoke(
                  null,
                  settings
                      .getConstructor(
                          Type.class, ClassLoader.class, String.class, Collection.class, int.class)
                      .newInstance(
                          Parcels.class,
                          Parcels.class.getClassLoader(),
                          word,
                          Collections.<String>emptyList(),
                          200)));
      Object bytes =
          face.getMethod("encode", Object.class, byte[].class, long.class, long.class)
              .invoke(codecs.get(word), parcels, key, 7L, 0L);
      String java = System.getProperty("java.specification.version");
      Files.write(new File(folder, word + "-" + java).toPath(), (byte[]) bytes);
    }
    String[] names = folder.list();
    Arrays.sort(names);
    for (String each : names) {
      Object codec = codecs.get(each.substring(0, 4));
      Object decoded =
          face.getMethod("decode", byte[].class, byte[].class)
              .invoke(codec, Files.readAllBytes(new File(folder, each).toPath()), key);
      Object back = decoded.getClass().getMethod("value").invoke(decoded);
      System.out.println(
          each + (((Parcels) back).content().equals(parcels.content()) ? " read" : " differs"));
    }
  }
}
