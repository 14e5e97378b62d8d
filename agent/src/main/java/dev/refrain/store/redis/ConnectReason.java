package dev.refrain.store.redis;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says why there is no connection, in words that a user can act on. */
final class ConnectReason {
  private ConnectReason() {}

  /**
   * The reason, without secrets: a server's own words hold none.
   *
   * @param tls whether the connection was to be encrypted
   * @param handshake whether it got as far as that, and no further
   * @param patienceMillis how long each step might take
   */
  static String of(Throwable failure, boolean tls, boolean handshake, int patienceMillis) {
    Throwable last = last(failure);
    String message = last.getMessage();
    String text = message == null ? last.getClass().getSimpleName() : message;
    if (last instanceof UnknownHostException) {
      return "the host name can't be resolved";
    }
    // Java 8 may wrap it, and keep no cause.
    boolean late = handshake && text.equals("Read timed out");
    if (late || last instanceof SocketTimeoutException) {
      boolean connecting = text.regionMatches(true, 0, "connect", 0, 7);
      return (handshake ? "no TLS handshake" : connecting ? "no connection" : "no answer")
          + (" within " + patienceMillis + " ms")
          + (handshake ? "; does that port speak TLS?" : "");
    }
    if (last instanceof SSLException || isCertificate(failure)) {
      return "TLS: " + text;
    }
    if (text.startsWith("NOAUTH")) {
      // What follows depends on the version, and is about the protocol.
      return "NOAUTH: it wants a password";
    }
    if (!tls && isHangUp(last, text)) {
      return text + " at the first words; does that port want TLS?";
    }
    return text;
  }

  /** What went wrong in the end; a client that tries several addresses adds each failure. */
  private static Throwable last(Throwable failure) {
    Throwable last = failure;
    for (Throwable next = next(last); next != null; next = next(last)) {
      last = next;
    }
    return last;
  }

  private static @Nullable Throwable next(Throwable failure) {
    Throwable cause = failure.getCause();
    if (cause != null) {
      return cause;
    }
    Throwable[] others = failure.getSuppressed();
    return others.length == 0 ? null : others[0];
  }

  private static boolean isCertificate(Throwable failure) {
    for (Throwable each = failure; each != null; each = next(each)) {
      if (each instanceof SSLException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHangUp(Throwable last, String text) {
    return !(last instanceof ConnectException)
        && (text.startsWith("Connection reset") || text.startsWith("Unexpected end of stream"));
  }
}
