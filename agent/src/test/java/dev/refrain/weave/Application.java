package dev.refrain.weave;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A loader with an application in it, compiled from sources of one type each. */
final class Application extends ClassLoader {
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|enum|record|@interface) ([\\w$\\p{L}]+)");
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.\\p{L}]+);");

  /** What was compiled, by source: compiling is what takes long. */
  private static final Map<List<String>, Map<String, byte[]>> COMPILED = new HashMap<>();

  private final Map<String, byte[]> classes;

  private Application(Map<String, byte[]> classes) {
    super(ClassLoader.getPlatformClassLoader());
    this.classes = classes;
  }

  static Application of(String... sources) {
    synchronized (COMPILED) {
      return new Application(COMPILED.computeIfAbsent(List.of(sources), none -> compile(sources)));
    }
  }

  /** The same classes in a loader of their own. */
  static Application copyOf(Application application) {
    return new Application(application.classes);
  }

  static Application ofClasses(Map<String, byte[]> classes) {
    return new Application(classes);
  }

  byte[] bytes(String name) {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException(name + " is not among " + classes.keySet());
    }
    return bytes;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String resource) {
    byte[] bytes =
        resource.endsWith(".class")
            ? classes.get(resource.substring(0, resource.length() - 6).replace('/', '.'))
            : null;
    return bytes == null ? super.getResourceAsStream(resource) : new ByteArrayInputStream(bytes);
  }

  static Map<String, byte[]> compile(String... sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> units = new ArrayList<>();
    for (String source : sources) {
      units.add(new Source(source));
    }
    Output output = new Output(compiler.getStandardFileManager(null, null, null));
    List<String> options =
        List.of("--release", "8", "-g", "-parameters", "-proc:none", "-Xlint:none");
    if (!compiler.getTask(null, output, null, options, null, units).call()) {
      throw new IllegalArgumentException("does not compile");
    }
    Map<String, byte[]> classes = new HashMap<>();
    output.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  private static String name(String source) {
    Matcher type = TYPE.matcher(source);
    if (!type.find()) {
      throw new IllegalArgumentException(source);
    }
    Matcher inPackage = PACKAGE.matcher(source);
    return (inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "") + type.group(1);
  }

  private static URI uri(String scheme, String path) {
    try {
      return new URI(scheme, null, "/" + path, null);
    } catch (URISyntaxException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(uri("source", name(text) + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Output(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(uri("out", name.replace('.', '/')), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(name, bytes);
          return bytes;
        }
      };
    }
  }
}
