package dev.refrain.weave;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class files that a class can refer to: those beside it, and what its loader finds. Reading
 * one from beside it takes a tenth of the time, since no URL connections come into it.
 */
final class ClassFiles {
  private final ClassLoader loader;
  private final @Nullable ProtectionDomain domain;

  ClassFiles(ClassLoader loader, @Nullable ProtectionDomain domain) {
    this.loader = loader;
    this.domain = domain;
  }

  static ClassFiles of(Class<?> type, ClassLoader loader) {
    return new ClassFiles(loader, type.getProtectionDomain());
  }

  /** By the name as class files write it; {@code null} where there is none to be read. */
  @Nullable ClassFile read(String name) {
    String entry = name + ".class";
    ClassFile beside;
    try {
      beside = beside(entry);
    } catch (IOException | RuntimeException unreadable) {
      beside = null; // the loader may know how to read it
    }
    if (beside != null) {
      return beside;
    }
    try (InputStream in = loader.getResourceAsStream(entry)) {
      return in == null ? null : new ClassFile(readAll(in));
    } catch (IOException | RuntimeException unreadable) {
      return null; // an application's loader may fail in any way; the type then counts as unknown
    }
  }

  private @Nullable ClassFile beside(String entry) throws IOException {
    File source = source();
    if (source == null) {
      return null;
    }
    if (source.isDirectory()) {
      File file = new File(source, entry);
      if (!file.isFile()) {
        return null;
      }
      try (InputStream in = new FileInputStream(file)) {
        return new ClassFile(readAll(in));
      }
    }
    try (ZipFile jar = new ZipFile(source)) {
      ZipEntry found = jar.getEntry(entry);
      if (found == null) {
        return null;
      }
      try (InputStream in = jar.getInputStream(found)) {
        return new ClassFile(readAll(in));
      }
    }
  }

  /** The jar or folder that the class comes from, if it is a file. */
  private @Nullable File source() {
    CodeSource code = domain == null ? null : domain.getCodeSource();
    URL location = code == null ? null : code.getLocation();
    if (location == null || !"file".equals(location.getProtocol())) {
      return null;
    }
    File file = new File(location.getPath());
    try {
      file = location.getPath().indexOf('%') < 0 ? file : new File(location.toURI());
    } catch (URISyntaxException odd) {
      return null; // the loader can read it
    }
    return file.exists() ? file : null;
  }

  private static byte[] readAll(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
    byte[] buffer = new byte[8192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes.write(buffer, 0, read);
    }
    return bytes.toByteArray();
  }
}
