package dev.refrain.call;

import dev.refrain.store.Completion;
import dev.refrain.store.Lease;
import org.jspecify.annotations.Nullable;

/** Keeps the lease of a load in force while it runs, so that other processes wait for it. */
final class LeaseRenewal implements Runnable, Completion<Boolean> {
  private static final long PERIOD_NANOS = SharedTier.RENEWED_LEASE_MILLIS * 1_000_000L / 3;

  private final Flight flight;
  private final SharedLoad load;
  private final SharedTier tier;
  private final Timer timer;

  LeaseRenewal(Flight flight, SharedLoad load, SharedTier tier, Timer timer) {
    this.flight = flight;
    this.load = load;
    this.tier = tier;
    this.timer = timer;
  }

  void schedule() {
    timer.later(this, PERIOD_NANOS);
  }

  @Override
  public void run() {
    Lease claim = load.claim();
    Lease lease = load.lease();
    if (flight.hasEnded()) {
      return;
    }
    if (claim != null) {
      tier.renewClaim(load, claim, this);
    } else if (lease != null) {
      tier.renew(load, lease, this);
    }
  }

  @Override
  public void ended(@Nullable Boolean stands) {
    // No answer says nothing of the lease; that it is gone says that the load was voided.
    if (stands == null || stands) {
      schedule();
    }
  }
}
