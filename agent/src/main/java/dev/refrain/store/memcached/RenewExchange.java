package dev.refrain.store.memcached;

import dev.refrain.store.Lease;

/** Prolongs a lease. */
final class RenewExchange extends LeaseExchange {
  private final long leaseTtl;

  RenewExchange(NodeLink link, String key, Lease lease, long leaseTtl) {
    super(link, key, lease);
    this.leaseTtl = leaseTtl;
  }

  @Override
  void start() {
    if (lease.isOverEntry()) {
      end(false);
    } else {
      super.start();
    }
  }

  @Override
  Commands act(long version) {
    return new Commands().replace(key, lease.token(), version, leaseTtl);
  }
}
