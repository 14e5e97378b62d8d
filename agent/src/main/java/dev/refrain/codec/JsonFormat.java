package dev.refrain.codec;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/**
 * {@code json}: values as an operator can read them. Jackson reads and writes the tokens; which
 * objects they make is decided here, by the declared type.
 */
final class JsonFormat implements PayloadFormat {
  @Override
  public String name() {
    return "json";
  }

  @Override
  public char letter() {
    return 'j';
  }

  @Override
  public boolean claims(Class<?> declared) {
    return false;
  }

  @Override
  public PayloadCodec create(ValueType declared, AllowedClasses allowed) {
    return new Codec(declared, new JsonForms(allowed).slot(declared));
  }

  private static final class Codec implements PayloadCodec {
    /** One for all: it knows texts and no classes. */
    private static final JsonFactory FACTORY = factory();

    private final String root;
    private final JsonSlot slot;

    Codec(ValueType declared, JsonSlot slot) {
      this.root = declared.raw().getSimpleName();
      this.slot = slot;
    }

    private static JsonFactory factory() {
      int any = Integer.MAX_VALUE;
      // The depth is bounded where values are written; a tag and a list may take two levels more.
      int depth = 2000;
      return new JsonFactoryBuilder()
          // Interned names would stay for ever, and many alike in a map are no attack.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .recyclerPool(JsonRecyclerPools.newBoundedPool(16))
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(depth)
                  .maxStringLength(any)
                  .maxNameLength(any)
                  .maxNumberLength(100_000)
                  .build())
          .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(depth).build())
          .build();
    }

    @Override
    public void write(Object value, BoundedOutput out, ShapeNotes notes) throws Exception {
      JsonGenerator generator = FACTORY.createGenerator(out, JsonEncoding.UTF8);
      try {
        slot.write(value, new JsonOut(generator, notes, root));
        generator.flush();
      } finally {
        closeQuietly(generator);
      }
    }

    /** Gives its buffers back; what it would still write of half a value is not wanted. */
    private static void closeQuietly(JsonGenerator generator) {
      try {
        generator.close();
      } catch (Exception e) {
        // The first failure counts.
      }
    }

    @Override
    public Object read(byte[] bytes) throws Exception {
      try (JsonParser parser = FACTORY.createParser(bytes)) {
        JsonForm.expect(parser.nextToken() != null);
        Object value = JsonForm.present(slot.read(parser));
        JsonForm.expect(parser.nextToken() == null);
        return value;
      }
    }
  }
}
