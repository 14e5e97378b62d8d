/**
 * The call path: key → entry → flight → load → keep.
 *
 * <p>The way of one call of a woven method, in order of classes:
 *
 * <ol>
 *   <li>{@code RefrainDoor} (in {@code java.lang}): the woven code calls {@code enter…} on the
 *       method's door, a {@code MethodDoor} that {@code CallPath} made when the code was linked and
 *       {@code weave.Doors} asked it to.
 *   <li>{@code MethodDoor} leads to the {@code CachedMethod} that {@code Binder} has made of the
 *       rules in force. Where a method is more than cached, a {@code Doorway} is between them; see
 *       below.
 *   <li>{@code CachedMethod} asks its {@code MethodBinding} whether {@code when} holds, {@code
 *       key.KeyPlan} for the key (one or two plain arguments are a key without asking), {@code
 *       OverrideCheck} and {@code Receivers} for whose key it is, and the {@code store.MemoryStore}
 *       of the method's {@code Region} for the entry.
 * </ol>
 *
 * <p>A hit: {@code CachedMethod.serve} gives the value, or a future of the caller's own; the body
 * is skipped. With {@code copy} the {@code EntryKeeper} makes the caller a value of its own. What
 * has {@code Tags}, an age or a shared store is kept in a {@code store.StampedValue}; it is no hit
 * once what its {@code store.Stamp} names has changed.
 *
 * <p>A miss:
 *
 * <ol>
 *   <li>{@code MissPath} looks whether a {@code Flight} of the key is in the {@code Region}. If so,
 *       {@code Joining} joins it: by a {@code ThreadWaiter}, which waits unless the {@code
 *       WaitGraph} shows a circle, or by a {@code PromiseWaiter}, whose caller gets a future at
 *       once. Both are among the flight's {@code Passengers}. Else a flight begins, and memory is
 *       looked at once more.
 *   <li>Where the rule names a shared store, the flight asks there first: {@code SharedLookup}, in
 *       the caller's thread or in the background, through a {@code SharedTier} (keys, codec) and
 *       {@code store.GuardedStore}. An entry ends the flight; a miss gives its {@code SharedLoad} a
 *       lease of a minute, or with {@code singleFlight: cluster} one of seconds, which a {@code
 *       LeaseRenewal} keeps in force.
 *   <li>{@code BodyRunner} lets the body run, if need be in its turn at a {@code LoadGate}: in the
 *       caller's thread, where the flight is the token that the woven code tells, {@code
 *       Flight.returned} or {@code threw}; or on the executor, by way of {@code Body}.
 *   <li>{@code BodyResult} takes the result: a plain one ends the flight, a future is watched
 *       through its {@code async.AsyncAdapter}. Its caller gets one of its own, as a {@code
 *       LeaderWaiter}, or that one if it has ended; a caller whose body runs in the background has
 *       had one since {@code Flight.lead}, as a {@code PromiseWaiter}. In any case the outcome
 *       comes to {@code Flight.ended}.
 *   <li>{@code EntryKeeper} makes a {@code Landing} of the value, with the ttl of {@code EntryTtl}
 *       and the age of {@code Freshness}; of a failure where {@code ErrorRule} says so, as a {@code
 *       RememberedFailure}. For a shared store {@code SharedTier.prepare} encodes the value.
 *   <li>{@code Flight.end} puts the landing into memory, unless an eviction has voided it; then
 *       {@code EntryKeeper.afterLanding} has {@code SharedTier.write} put it over its lease in the
 *       shared store. Memory drops it again where it does not land there, or was only on its way
 *       ({@code store: shared}). The flight leaves the region; then its passengers are told, its
 *       own caller last.
 * </ol>
 *
 * <p>A stale hit, or one that is refreshed ahead, is none for {@code CachedMethod}:
 *
 * <ol>
 *   <li>{@code MissPath} finds the aged value in memory and asks {@code Freshness} for its {@code
 *       Age}. {@code FRESH} is served after all. {@code DUE} is served, and refreshed by one flight
 *       a key, except while {@code BackOffs} hold it, since a refresh has just failed. {@code
 *       BRIDGE} is served only in place of a failure, a load that takes long, or one that {@code
 *       BackOffs} hold.
 *   <li>The flight that begins has the value as its {@code Bridge}. Where that is {@code DUE}, a
 *       plain caller is served by {@code BodyRunner.refreshLater}, and the body runs on the
 *       executor; the body of an asynchronous method runs in its caller's thread, and {@code
 *       BodyResult} serves that caller.
 *   <li>A stale value that only the shared store has is found by {@code SharedLookup}, which does
 *       the same with it.
 *   <li>Those who wait for a {@code BRIDGE} are told it by {@code Softening}, when {@code
 *       loadTimeout}'s {@code soft} is over, or by {@code Flight.ended}, when the load has failed.
 * </ol>
 *
 * <p>An eviction: a writing method's door leads to an {@code EvictingMethod}; each call of it is an
 * {@code EvictingCall}, before whose body and after it each {@code EvictionTrigger} adds to the
 * {@code Evictions}. An {@code EvictionBinding} evicts by key or a whole rule, as {@code Evicted}
 * of a {@code Region}; a {@code TagEviction} counts a change of a tag; both in a shared store by
 * {@code SharedEviction}. {@code Region.evict} first voids the landing of the key's flight and then
 * removes the entry; {@code Evictions} does so before the store is told and again after it, and
 * what the store could not be told a {@code store.GuardedEviction} keeps for its return.
 *
 * <p>The other doorways: {@code ObservedMethod} and {@code VerifiedMethod} let every call run, as a
 * {@code WatchedCall} unless there is nothing to learn from it, and {@code SampledMethod} a share
 * of the hits; what they find out is the business of {@code verify}. {@code CachedDoorway} leads
 * from one of them on to the {@code CachedMethod}.
 *
 * <p>{@code Housekeeper} is the thread for what happens later, {@code ElasticExecutor} those for
 * callbacks and bodies that no caller waits for; {@code Services} has them and all else that
 * methods share.
 *
 * <p>May import {@code rules}, {@code observe}, {@code async}, {@code codec} and {@code store};
 * knows nothing of weaving, YAML or a store's protocol.
 */
package dev.refrain.call;
