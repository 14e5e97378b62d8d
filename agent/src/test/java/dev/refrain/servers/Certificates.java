package dev.refrain.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A key and its self-signed certificate for the loopback address, as files of every form. */
public final class Certificates {
  public static final String PASSWORD = "changeit-in-tests";

  private final Path folder;

  private Certificates(Path folder) {
    this.folder = folder;
  }

  /**
   * Made by {@code keytool}.
   *
   * @param names such as {@code ip:127.0.0.1}: whose certificate it is
   */
  public static Certificates make(Path folder, String names) throws Exception {
    Certificates made = new Certificates(folder);
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                List.of(
                    keytool.toString(),
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "2048",
                    "-validity",
                    "30",
                    "-dname",
                    "CN=test",
                    "-ext",
                    "san=" + names,
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    made.store().toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError("keytool failed");
    }
    made.writePem();
    return made;
  }

  private void writePem() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store())) {
      store.load(in, PASSWORD.toCharArray());
    }
    byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
    byte[] certificate = store.getCertificate("server").getEncoded();
    Files.writeString(key(), pem("PRIVATE KEY", key));
    Files.writeString(certificate(), pem("CERTIFICATE", certificate));
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("server", store.getCertificate("server"));
    try (var out = Files.newOutputStream(trustStore())) {
      trust.store(out, PASSWORD.toCharArray());
    }
  }

  private static String pem(String what, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }

  /** PKCS12 with the key and the certificate. */
  public Path store() {
    return folder.resolve("store.p12");
  }

  /** PKCS12 with the certificate, to be trusted. */
  public Path trustStore() {
    return folder.resolve("trust.p12");
  }

  /** PEM. */
  public Path key() {
    return folder.resolve("key.pem");
  }

  /** PEM. */
  public Path certificate() {
    return folder.resolve("certificate.pem");
  }

  /** The certificate as what to trust, in a store of a rules file. */
  public String trustSettings() {
    return "trustStore: '" + trustStore() + "', trustStorePassword: " + PASSWORD;
  }

  /** The key as our own, in a store of a rules file. */
  public String ownSettings() {
    return "keyStore: '" + store() + "', keyStorePassword: " + PASSWORD;
  }
}
