package dev.refrain.call.key;

/** A service as applications write them: no public member, state in fields. */
final class QuoteService {
  private final String region;
  private static String tenant = "north";
  static boolean initialised;

  QuoteService(String region) {
    this.region = region;
  }

  static String tenant() {
    return tenant;
  }

  static void switchTo(String other) {
    tenant = other;
  }

  /** Says in another class when it is initialised. */
  static final class Tenant {
    static {
      initialised = true;
    }

    private final String id = "t1";

    private Tenant() {}

    static Tenant current() {
      return new Tenant();
    }

    static Tenant none() {
      return null;
    }
  }
}
