/**
 * The call path: key → entry → flight → load → keep.
 *
 * <p>The way of one call of a woven method, in order of classes:
 *
 * <ol>
 *   <li>{@code RefrainDoor} (in {@code java.lang}): the woven prologue calls {@code enter…} on the
 *       method's door, a {@code MethodDoor} that {@code CallPath} made when the code was linked.
 *   <li>{@code MethodDoor} leads to the {@code CachedMethod} that the rules in force have made; a
 *       method that is only observed, or evicts too, is behind a {@code Doorway}.
 *   <li>{@code CachedMethod} asks {@code key.KeyPlan} for the key, {@code Receivers} for whose key
 *       it is, and {@code store.MemoryStore} for the entry.
 *   <li>Hit: {@code CachedMethod.serve} gives the value, or a future of the caller's own; the body
 *       is skipped. With {@code copy} the {@code EntryKeeper} makes the caller a value of its own.
 *   <li>Miss: a {@code Flight} begins in the method's {@code Region}, and memory is looked at once
 *       more; or {@code Joining} joins one that is there: by a {@code ThreadWaiter}, which waits,
 *       or by a {@code PromiseWaiter}, whose caller gets a future at once.
 *   <li>Where the rule names a shared store, the flight asks there first: {@code SharedLookup}, in
 *       the caller's thread or in the background, through a {@code SharedTier} (keys, codec) and
 *       {@code store.GuardedStore}. An entry ends the flight; a miss gives it a lease.
 *   <li>The body runs in the caller's thread, where the flight is the token that the woven code
 *       tells: {@code Flight.returned} or {@code threw}. After a lookup in the background it runs
 *       there, too, by way of {@code Body}, and {@code Flight.ran} is told. A future is watched
 *       through its {@code async.AsyncAdapter}, which tells {@code Flight.ended}.
 *   <li>{@code Flight.end}: the value goes to memory as a {@code Landing}, by way of the {@code
 *       EntryKeeper}, unless an eviction has voided it, and over its lease to the shared store; the
 *       flight leaves the region, and then those who waited are told, its own caller last.
 * </ol>
 *
 * <p>{@code ObservedMethod} and {@code VerifiedMethod} let every call run as a {@code WatchedCall},
 * and {@code SampledMethod} a share of the hits; what they find out is the business of {@code
 * verify}.
 *
 * <p>A writing method's door leads to an {@code EvictingMethod}; each call of it is an {@code
 * EvictingCall}, which evicts through {@code EvictionBinding} and {@code Region}, and in a shared
 * store by {@code SharedEviction}, before the body and after it. {@code Binder} makes all of this
 * of rules when a door is bound.
 *
 * <p>May import {@code rules}, {@code observe}, {@code async}, {@code codec} and {@code store};
 * knows nothing of weaving, YAML or a store's protocol.
 */
package dev.refrain.call;
