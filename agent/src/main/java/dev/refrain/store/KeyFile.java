package dev.refrain.store;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import org.jspecify.annotations.Nullable;

/** A file of certificates that the rules file names, or what a user has to do about it. */
public final class KeyFile {
  private KeyFile() {}

  /**
   * What the file holds. A JKS file can be read as PKCS12 and the other way round, by every JVM
   * from 8 on.
   *
   * @param setting the setting that names the file; {@code setting + "Password"} has its password
   * @throws IOException with a message for the user, where it can't be read or holds nothing
   */
  public static KeyStore load(String setting, String file, @Nullable String password)
      throws IOException {
    KeyStore store;
    boolean empty;
    try (InputStream in = new FileInputStream(file)) {
      store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(in, password == null ? null : password.toCharArray());
      empty = store.size() == 0;
    } catch (FileNotFoundException e) {
      throw new IOException(setting + " " + file + " is not there, or must not be read", e);
    } catch (GeneralSecurityException e) {
      throw new IOException(setting + " " + file + " can't be read: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(setting + " " + file + why(e, setting), e);
    }
    if (empty) {
      throw new IOException(
          setting
              + " "
              + file
              + " shows no certificates"
              + (password == null ? "; does it need a " + setting + "Password?" : ""));
    }
    return store;
  }

  private static String why(IOException failure, String setting) {
    String message = String.valueOf(failure.getMessage());
    boolean password =
        failure.getCause() instanceof UnrecoverableKeyException || message.contains("BadPadding");
    return password
        ? " does not open with this " + setting + "Password"
        : " is no PKCS12 or JKS file; of a PEM file, keytool -importcert makes one";
  }
}
