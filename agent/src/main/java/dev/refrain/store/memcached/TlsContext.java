package dev.refrain.store.memcached;

import dev.refrain.store.KeyFile;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes what TLS needs of files of certificates. */
public final class TlsContext {
  private TlsContext() {}

  /**
   * A context.
   *
   * @param trustStore the certificates to trust; {@code null}: those of the JVM
   * @param keyStore our own certificate; {@code null}: none
   * @throws IOException where a file can't be read, or is not what it should be
   */
  public static SSLContext of(
      @Nullable String trustStore,
      @Nullable String trustStorePassword,
      @Nullable String keyStore,
      @Nullable String keyStorePassword)
      throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keyStore == null ? null : ownKeys(keyStore, keyStorePassword),
          trustStore == null ? null : trusted(trustStore, trustStorePassword),
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e.toString(), e);
    }
  }

  private static KeyManager[] ownKeys(String file, @Nullable String password)
      throws IOException, GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(KeyFile.load("keyStore", file, password), characters(password));
    return factory.getKeyManagers();
  }

  private static TrustManager[] trusted(String file, @Nullable String password)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(KeyFile.load("trustStore", file, password));
    return factory.getTrustManagers();
  }

  private static char @Nullable [] characters(@Nullable String secret) {
    return secret == null ? null : secret.toCharArray();
  }
}
