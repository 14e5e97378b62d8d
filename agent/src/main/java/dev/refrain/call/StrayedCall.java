package dev.refrain.call;

/**
 * How a refresh in another thread ends whose call makes another key by then: nobody gets what its
 * body gives, and those who wait start afresh. The application never sees it.
 */
final class StrayedCall extends RuntimeException {
  private static final long serialVersionUID = 1;

  StrayedCall() {
    super("a call makes another key than when it came", null, false, false);
  }
}
