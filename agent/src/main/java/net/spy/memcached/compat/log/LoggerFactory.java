package net.spy.memcached.compat.log;

/**
 * Takes the place of the Memcached client's own class of this name, which prints to standard error
 * or asks a system property for a logger of the application: the client is silent.
 */
public final class LoggerFactory {
  private static final Logger SILENT = new SilentLogger();

  private LoggerFactory() {}

  /** The logger of a class. */
  public static Logger getLogger(Class<?> type) {
    return SILENT;
  }

  /** The logger of a name. */
  public static Logger getLogger(String name) {
    return SILENT;
  }

  private static final class SilentLogger extends AbstractLogger {
    SilentLogger() {
      super("refrain");
    }

    @Override
    public boolean isTraceEnabled() {
      return false;
    }

    @Override
    public boolean isDebugEnabled() {
      return false;
    }

    @Override
    public boolean isInfoEnabled() {
      return false;
    }

    @Override
    public void log(Level level, Object message, Throwable failure) {}

    @Override
    public void debug(String message, Object... parts) {}

    @Override
    public void info(String message, Object... parts) {}
  }
}
