package dev.refrain.demo;

import java.util.Random;

/** The endless list of requests of one user, the same for the same seed. */
final class RequestMix {
  private static final int PRODUCTS = 2_400;
  private static final int PAGES = 8;
  private static final String[] CURRENCIES = {
    "EUR", "USD", "GBP", "SEK", "CHF", "NOK", "DKK", "PLN", "CZK", "JPY"
  };
  private static final String[] COUNTRIES = {
    "DE", "FR", "NL", "GB", "AT", "BE", "SE", "IT", "ES", "DK", "CH", "PL", "NO", "US", "CZ"
  };
  private static final String[] CATEGORIES = {
    "kitchen", "lamps", "garden", "coffee", "bath", "toys", "chairs", "storage", "tableware",
    "bedding", "travel", "tools", "rugs", "desk", "office", "glassware", "hiking", "pets",
    "cutlery", "candles", "baking", "laundry", "cycling", "music"
  };
  private static final String[] WORDS = {
    "oak", "steel", "wool", "linen", "round", "lamp", "rust", "moss", "glass", "slim", "brass",
    "basket", "navy", "walnut", "folding", "cotton", "bowl", "shelf", "clay", "kettle"
  };

  // Popularity is spread over the ids by a step that shares no factor with their number.
  private static final int STEP = 1_001;

  private final int user;
  private final int users;
  private final Random random;
  private final Zipf products = new Zipf(PRODUCTS);
  private final Zipf ownProducts;

  RequestMix(long seed, int user, int users) {
    this.user = user;
    this.users = users;
    this.random = new Random(seed * 1_000_003 + user);
    this.ownProducts = new Zipf(PRODUCTS / users);
  }

  Endpoint endpoint() {
    return Endpoint.at(random.nextInt(100));
  }

  String product() {
    String path = "/products/" + id(products.draw(random));
    int extras = random.nextInt(4);
    if (extras == 0) {
      return path + "?currency=" + one(CURRENCIES) + "&country=" + one(COUNTRIES);
    }
    return extras == 1 ? path + "?country=" + one(COUNTRIES) : path;
  }

  String category() {
    String path = "/categories/" + one(CATEGORIES);
    int page = 1 + Math.min(random.nextInt(PAGES), random.nextInt(PAGES));
    return page == 1 ? path : path + "?page=" + page;
  }

  String search() {
    return "/search?q=" + one(WORDS);
  }

  /** A product that no other user changes, so that this one can tell what its price must be. */
  int ownProduct() {
    return id(ownProducts.draw(random) * users + user);
  }

  int cents() {
    return 100 + random.nextInt(100_000);
  }

  private static int id(int rank) {
    return 1 + rank * STEP % PRODUCTS;
  }

  /** Earlier ones likelier. */
  private String one(String[] choices) {
    double part = random.nextDouble();
    return choices[(int) (part * part * choices.length)];
  }
}
