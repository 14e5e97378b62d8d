package dev.refrain.call;

import dev.refrain.store.HeapStore;
import java.time.Duration;

/** Two processes of one application, whose rule {@code values} keeps entries in one store. */
final class SharedScene {
  final HeapStore.Server server;
  final Scene one;
  final Scene two;

  private SharedScene(HeapStore.Server server, Scene one, Scene two) {
    this.server = server;
    this.one = one;
    this.two = two;
  }

  /**
   * @param store {@code shared} or {@code [memory, shared]}
   */
  static SharedScene of(Shape shape, String store, String settings) {
    Scene[] scenes = new Scene[2];
    CallFixture first = new CallFixture();
    HeapStore.Server server = new HeapStore.Server(first.ticker);
    String all = "store: " + store + "\ninstances: shared\n" + settings;
    scenes[0] = Scene.of(shape, first.sharing(server), all);
    scenes[1] = Scene.of(shape, new CallFixture().sharing(server), all);
    scenes[0].fixture.housekeeper.start(scenes[0].fixture.services.regions());
    scenes[1].fixture.housekeeper.start(scenes[1].fixture.services.regions());
    return new SharedScene(server, scenes[0], scenes[1]);
  }

  void advance(Duration by) {
    one.advance(by);
    two.advance(by);
  }

  /** Ends the threads. */
  void stop() {
    one.fixture.housekeeper.stop();
    two.fixture.housekeeper.stop();
    one.fixture.stores().guard.close();
    two.fixture.stores().guard.close();
  }
}
