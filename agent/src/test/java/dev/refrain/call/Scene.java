package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * A repository whose method of one {@link Shape} is cached by the rule {@code values}: each
 * scenario is played for every shape, so that they can't drift apart.
 */
final class Scene {
  static final String RULE = "values";

  final Shape shape;
  final CallFixture fixture;
  final Loads loads = new Loads();
  final Repository repository = new Repository(loads);
  final WovenMethod method;
  final WovenMethod writer;

  private Scene(Shape shape, CallFixture fixture) {
    this.shape = shape;
    this.fixture = fixture;
    this.method = fixture.weave(Repository.class, shape.method());
    String writes = shape.name().charAt(0) + shape.method().substring(1);
    this.writer = fixture.weave(Repository.class, "write" + writes);
  }

  static Scene of(Shape shape) {
    return of(shape, "");
  }

  /**
   * @param settings lines of the caching rule besides a ttl of a minute
   */
  static Scene of(Shape shape, String settings) {
    return new Scene(shape, new CallFixture()).rules(settings);
  }

  static Scene of(Shape shape, Executor executor) {
    return new Scene(shape, new CallFixture(executor)).rules("");
  }

  static Scene of(Shape shape, CallFixture fixture, String settings) {
    return new Scene(shape, fixture).rules(settings);
  }

  /** Puts the caching rule in force with these settings, and the writer's evicting one. */
  Scene rules(String settings) {
    fixture.rules(caching(settings) + evicting("key: [key]"));
    return this;
  }

  String caching(String settings) {
    String ttl = settings.contains("ttl:") ? "" : "ttl: 1m\n";
    return "- name: values\n"
        + ("method: Repository#" + shape.method() + "\n" + ttl + settings).indent(2);
  }

  String evicting(String target) {
    return "- name: writes\n  method: Repository#"
        + writer.method().getName()
        + "\n  evict:\n    - rule: values\n"
        + target.indent(6);
  }

  Answer call(String key) {
    return call(repository, key);
  }

  Answer call(Repository self, String key) {
    return Answer.of(shape, method, self, key);
  }

  /** A caller that comes while the key is being loaded, and waits for that load. */
  Answer join(String key) {
    return call(key).awaitWaiting();
  }

  Answer write(String key) {
    return Answer.of(shape, writer, repository, key);
  }

  /** A call whose body runs and ends at once. */
  void load(String key, Object value) throws Exception {
    Answer answer = call(key);
    loads.nextOf(answer).complete(value);
    assertEquals(value, answer.value());
  }

  /** A write that ends well at once. */
  void written(String key) throws Exception {
    Answer answer = write(key);
    loads.next().complete("written");
    assertEquals("written", answer.value());
  }

  void advance(Duration by) {
    fixture.advance(by);
  }

  Region region() {
    return fixture.region(RULE);
  }

  /** Whether nothing is in flight. */
  boolean idle() {
    return RegionProbe.isIdle(region());
  }

  @SuppressWarnings("unchecked")
  static <T extends Throwable> T sneaky(Throwable failure) throws T {
    throw (T) failure;
  }
}
