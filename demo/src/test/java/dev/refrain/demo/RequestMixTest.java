package dev.refrain.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestMixTest {
  @Test
  void sameSeedAndUser_sameRequests() {
    assertEquals(requests(42, 1), requests(42, 1));
    assertNotEquals(requests(42, 1), requests(42, 2));
    assertNotEquals(requests(42, 1), requests(43, 1));
  }

  @Test
  void endpoint_everyKindComes_productsMost() {
    RequestMix mix = new RequestMix(42, 0, 32);
    Map<Endpoint, Integer> counts = new EnumMap<>(Endpoint.class);
    for (int i = 0; i < 10_000; i++) {
      counts.merge(mix.endpoint(), 1, Integer::sum);
    }
    assertEquals(Set.of(Endpoint.values()), counts.keySet());
    assertTrue(counts.get(Endpoint.PRODUCT) > 7_000, counts.toString());
    assertTrue(counts.get(Endpoint.PRICE) < 300, counts.toString());
  }

  @Test
  void product_popularOnesComeMoreOften() {
    RequestMix mix = new RequestMix(42, 0, 32);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      counts.merge(mix.product().replaceAll("\\?.*", ""), 1, Integer::sum);
    }
    assertTrue(counts.get("/products/1") > 1_000, counts.get("/products/1").toString());
    assertTrue(counts.size() > 1_000, "distinct: " + counts.size());
  }

  @Test
  void ownProduct_isNoOtherUsers() {
    for (int users : new int[] {1, 7, 32, 500}) {
      Map<Integer, Integer> owner = new HashMap<>();
      for (int user = 0; user < users; user++) {
        RequestMix mix = new RequestMix(42, user, users);
        for (int i = 0; i < 50; i++) {
          int id = mix.ownProduct();
          assertTrue(id >= 1 && id <= 2_400, "id " + id);
          Integer other = owner.putIfAbsent(id, user);
          assertTrue(other == null || other == user, "product " + id + " of two users");
        }
      }
    }
  }

  private static List<String> requests(long seed, int user) {
    RequestMix mix = new RequestMix(seed, user, 32);
    List<String> requests = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      requests.add(mix.endpoint() + mix.product() + mix.category() + mix.search());
    }
    assertTrue(new HashSet<>(requests).size() > 1);
    return requests;
  }
}
