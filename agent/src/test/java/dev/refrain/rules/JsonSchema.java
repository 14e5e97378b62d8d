package dev.refrain.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** As much of JSON Schema as {@code refrain.schema.json} uses, to hold it against the reader. */
final class JsonSchema {
  private final Map<String, Object> root;

  private JsonSchema(Map<String, Object> root) {
    this.root = root;
  }

  static JsonSchema ofRepository() {
    Path module = Path.of("").toAbsolutePath();
    Path folder = Files.exists(module.resolve("rules")) ? module : module.getParent();
    try {
      return new JsonSchema(map(load(Files.readString(folder.resolve(FILE)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String FILE = "rules/refrain.schema.json";

  /** What an editor makes of YAML. */
  static Object load(String yaml) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
  }

  Map<String, Object> root() {
    return root;
  }

  /** The schema that a {@code $ref} stands for, with what is said beside it, or itself. */
  Map<String, Object> resolved(Object schema) {
    Object ref = map(schema).get("$ref");
    if (ref == null) {
      return map(schema);
    }
    Map<String, Object> found = root;
    for (String step : ref.toString().substring(2).split("/")) {
      found = map(found.get(step));
    }
    Map<String, Object> whole = new LinkedHashMap<>(resolved(found));
    whole.putAll(map(schema));
    whole.remove("$ref");
    return whole;
  }

  /**
   * Each key of a rules file, by where it stands: {@code /rules/ttl}, {@code /rules/evict/rule}.
   */
  Map<String, Map<String, Object>> keys() {
    Map<String, Map<String, Object>> keys = new LinkedHashMap<>();
    collect("", root, keys);
    return keys;
  }

  private void collect(String path, Object schema, Map<String, Map<String, Object>> keys) {
    Map<String, Object> resolved = resolved(schema);
    if (resolved.containsKey("items")) {
      collect(path, resolved.get("items"), keys);
    }
    if (resolved.containsKey("anyOf")) {
      list(resolved.get("anyOf")).forEach(one -> collect(path, one, keys));
    }
    if (resolved.containsKey("properties")) {
      map(resolved.get("properties"))
          .forEach(
              (name, property) -> {
                keys.put(path + "/" + name, resolved(property));
                collect(path + "/" + name, property, keys);
              });
    }
    if (resolved.get("additionalProperties") instanceof Map) {
      // Names are the user's own; all tests call such a store "shared".
      Object property = resolved.get("additionalProperties");
      keys.put(path + "/shared", resolved(property));
      collect(path + "/shared", property, keys);
    }
  }

  boolean accepts(Object value) {
    return accepts(root, value);
  }

  boolean accepts(Object schema, Object value) {
    if (schema instanceof Boolean) {
      return (Boolean) schema;
    }
    Map<String, Object> resolved = resolved(schema);
    for (Map.Entry<String, Object> keyword : resolved.entrySet()) {
      if (!accepts(keyword.getKey(), keyword.getValue(), resolved, value)) {
        return false;
      }
    }
    return true;
  }

  private boolean accepts(String word, Object rule, Map<String, Object> schema, Object value) {
    switch (word) {
      case "$schema", "$defs", "title", "description", "default", "examples", "then":
        return true;
      case "type":
        return rule instanceof List
            ? list(rule).stream().anyMatch(type -> isOfType(type, value))
            : isOfType(rule, value);
      case "enum":
        return list(rule).contains(value);
      case "pattern":
        return !(value instanceof String)
            || Pattern.compile((String) rule).matcher((String) value).find();
      case "minLength":
        return !(value instanceof String) || ((String) value).length() >= (Integer) rule;
      case "maxLength":
        return !(value instanceof String) || ((String) value).length() <= (Integer) rule;
      case "minimum":
        return !(value instanceof Number) || number(value).compareTo(number(rule)) >= 0;
      case "maximum":
        return !(value instanceof Number) || number(value).compareTo(number(rule)) <= 0;
      case "minItems":
        return !(value instanceof List) || list(value).size() >= (Integer) rule;
      case "items":
        int prefix = prefix(schema).size();
        return !(value instanceof List)
            || list(value).stream().skip(prefix).allMatch(v -> accepts(rule, v));
      case "prefixItems":
        return !(value instanceof List)
            || list(value).isEmpty()
            || (list(rule).size() == 1 && accepts(list(rule).get(0), list(value).get(0)));
      case "minProperties":
        return !(value instanceof Map) || map(value).size() >= (Integer) rule;
      case "maxItems":
        return !(value instanceof List) || list(value).size() <= (Integer) rule;
      case "const":
        return rule.equals(value);
      case "allOf":
        return list(rule).stream().allMatch(one -> accepts(one, value));
      case "propertyNames":
        return !(value instanceof Map)
            || map(value).keySet().stream().allMatch(name -> accepts(rule, name));
      case "anyOf":
        return list(rule).stream().anyMatch(one -> accepts(one, value));
      case "required":
        return !(value instanceof Map) || map(value).keySet().containsAll(list(rule));
      case "properties":
        return !(value instanceof Map)
            || map(rule).entrySet().stream()
                .filter(property -> map(value).containsKey(property.getKey()))
                .allMatch(one -> accepts(one.getValue(), map(value).get(one.getKey())));
      case "additionalProperties":
        return !(value instanceof Map)
            || map(value).keySet().stream()
                .filter(name -> !map(schema.get("properties")).containsKey(name))
                .allMatch(name -> accepts(rule, map(value).get(name)));
      case "if":
        return !accepts(rule, value) || accepts(schema.get("then"), value);
      default:
        throw new AssertionError("the schema uses " + word + ", which this class does not know");
    }
  }

  private static List<Object> prefix(Map<String, Object> schema) {
    return schema.containsKey("prefixItems") ? list(schema.get("prefixItems")) : List.of();
  }

  private static boolean isOfType(Object type, Object value) {
    return switch ((String) type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "integer" -> value instanceof Number && !(value instanceof Double);
      default -> throw new AssertionError("unknown type " + type);
    };
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }
}
