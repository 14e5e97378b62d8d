package dev.refrain.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The service and its partner, started for one test. */
final class ShopRun implements AutoCloseable {
  private static final Path AGENT = Path.of(System.getProperty("refrain.jar"));
  private static final Path RULES = Path.of(System.getProperty("refrain.rules"));

  private final ServerProcess partner;
  private final ServerProcess shop;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ShopRun(List<String> flags, Path folder) throws IOException {
    partner = ServerProcess.start(ShopCommand.partner(), folder.resolve("partner.err"));
    shop =
        ServerProcess.start(
            ShopCommand.shop(partner.address(), flags),
            Files.createTempFile(folder, "shop", ".err"));
  }

  static ShopRun withoutAgent(Path folder) throws IOException {
    return new ShopRun(List.of(), folder);
  }

  static ShopRun withAgent(Path folder) throws IOException {
    if (!Files.isRegularFile(AGENT)) {
      throw new IOException(AGENT + " is missing; it takes: mvn -DskipTests package -pl agent");
    }
    return new ShopRun(List.of("-javaagent:" + AGENT + "=" + RULES), folder);
  }

  HttpResponse<String> get(String target) throws IOException, InterruptedException {
    return http.send(request(target).build(), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> getAsync(String target) {
    return http.sendAsync(request(target).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String target, String form) throws IOException, InterruptedException {
    return http.send(
        request(target).POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
  }

  BackEndCalls calls() throws IOException {
    return BackEndCalls.read(shop.address());
  }

  /** Stops both, and gives the service's process to look at. */
  ServerProcess stop() {
    close();
    return shop;
  }

  @Override
  public void close() {
    shop.close();
    partner.close();
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create(shop.address() + target))
        .timeout(Duration.ofSeconds(30));
  }
}
