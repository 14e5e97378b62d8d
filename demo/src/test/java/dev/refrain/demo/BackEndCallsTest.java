package dev.refrain.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * With the agent, the back ends are asked as often as {@code rules/demo.yaml} says, not oftener.
 */
@Tag("jar")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class BackEndCallsTest {
  @TempDir Path folder;
  private ShopRun shop;

  @BeforeEach
  void start() throws Exception {
    shop = ShopRun.withAgent(folder);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void products_oneQueryEach_howeverOftenRead() throws Exception {
    for (int round = 0; round < 3; round++) {
      for (int id = 1; id <= 10; id++) {
        assertEquals(200, shop.get("/products/" + id).statusCode());
      }
    }
    // One rate (EUR) and one delivery time (DE) for all of them.
    assertEquals(new BackEndCalls(10, 0, 2), shop.calls());
  }

  @Test
  void aWrite_costsOneQueryOfThatProduct_andNoneOfTheOthers() throws Exception {
    readProducts();
    HttpResponse<String> written = shop.post("/products/3/price", "cents=4242");
    assertEquals(200, written.statusCode());
    assertEquals(new BackEndCalls(10, 1, 2), shop.calls());
    readProducts();
    assertEquals(new BackEndCalls(11, 1, 2), shop.calls());
    readProducts();
    assertEquals(new BackEndCalls(11, 1, 2), shop.calls());
    String page = shop.get("/products/3").body();
    assertTrue(page.contains("\"priceCents\":4242,"), page);
  }

  @Test
  void aCategoryPage_isLoadedOnce_byAPlainAndTwoAsynchronousMethods() throws Exception {
    String first = shop.get("/categories/lamps").body();
    // The ids, then each of twelve products, and the stock of each.
    assertEquals(new BackEndCalls(13, 0, 12), shop.calls());
    assertEquals(first, shop.get("/categories/lamps").body());
    assertEquals(new BackEndCalls(13, 0, 12), shop.calls());
    shop.get("/categories/lamps?page=2");
    assertEquals(new BackEndCalls(26, 0, 24), shop.calls());
  }

  @Test
  void theReport_remembersItsPrivateMethod_andForgetsTheCategoryOfAWrite() throws Exception {
    String before = shop.get("/report").body();
    // The list of categories, which no rule covers, and two queries for each of 24.
    assertEquals(new BackEndCalls(49, 0, 0), shop.calls());
    assertEquals(before, shop.get("/report").body());
    assertEquals(new BackEndCalls(50, 0, 0), shop.calls());
    shop.post("/products/1/price", "cents=1000000");
    assertEquals(new BackEndCalls(51, 1, 0), shop.calls());
    String after = shop.get("/report").body();
    assertEquals(new BackEndCalls(54, 1, 0), shop.calls());
    assertTrue(!after.equals(before), after);
  }

  @Test
  void aProductThatIsNotThere_isRemembered() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertEquals(404, shop.get("/products/99999").statusCode());
    }
    assertEquals(1, shop.calls().databaseQueries());
  }

  @Test
  void aFailureOfTheBackEnd_isNotRemembered() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertEquals(500, shop.get("/products/1?currency=XTS").statusCode());
    }
    // Three failed rates, one delivery time.
    assertEquals(new BackEndCalls(1, 0, 4), shop.calls());
  }

  @Test
  void whatNoRuleNames_isAskedEachTime() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertEquals(200, shop.get("/search?q=oak").statusCode());
    }
    assertEquals(new BackEndCalls(3, 0, 0), shop.calls());
  }

  @Test
  void manyAtOnce_oneLoadAKey() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      all.add(shop.getAsync("/products/7"));
    }
    String body = all.get(0).join().body();
    for (CompletableFuture<HttpResponse<String>> one : all) {
      assertEquals(200, one.join().statusCode());
      assertEquals(body, one.join().body());
    }
    assertEquals(new BackEndCalls(1, 0, 2), shop.calls());
  }

  private void readProducts() throws Exception {
    for (int id = 1; id <= 10; id++) {
      assertEquals(200, shop.get("/products/" + id).statusCode());
    }
  }
}
