import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes the demo shop's data set: the same three CSV files on every run, from one seed.
 *
 * <p>{@code java demo/src/build/java/ShopData.java demo/src/main/resources/com/example/shop}
 */
public final class ShopData {
  private static final int PRODUCTS_PER_CATEGORY = 100;
  private static final int ORDERS = 2_500;

  private static final String[] STYLES = {
    "Plain", "Ribbed", "Slim", "Sturdy", "Folding", "Stackable", "Round", "Square", "Large", "Small"
  };

  private static final String[] COLOURS = {
    "white", "black", "grey", "sand", "navy", "moss", "rust", "clay", "sky", "natural"
  };

  /** Slug, name, cheapest and dearest price in cents, materials, things. */
  private static final String[][] CATEGORIES = {
    {"baking", "Baking", "490", "4900", "steel|tin|silicone", "loaf tin|whisk|cake ring|sieve"},
    {"bath", "Bath", "590", "7900", "cotton|linen|bamboo", "towel|bath mat|soap dish|robe"},
    {"bedding", "Bedding", "1490", "18900", "linen|cotton|wool", "duvet|pillow case|sheet|blanket"},
    {"candles", "Candles", "290", "3900", "soy|beeswax|glass", "candle|lantern|tea light|holder"},
    {"chairs", "Chairs", "3900", "49900", "oak|beech|steel", "chair|stool|bench|rocking chair"},
    {"coffee", "Coffee", "690", "24900", "steel|glass|copper", "kettle|grinder|filter|press"},
    {"cutlery", "Cutlery", "390", "8900", "steel|silver|olive wood", "knife|fork set|ladle|spoon"},
    {"cycling", "Cycling", "790", "15900", "nylon|leather|steel", "pannier|pump|saddle|bell"},
    {"desk", "Desk", "190", "9900", "paper|cork|walnut", "notebook|tray|pen pot|letter opener"},
    {"garden", "Garden", "490", "12900", "zinc|ash|steel", "trowel|watering can|rake|planter"},
    {
      "glassware",
      "Glassware",
      "390",
      "5900",
      "crystal|glass|smoked glass",
      "tumbler|carafe|jug|vase"
    },
    {"hiking", "Hiking", "990", "32900", "nylon|wool|canvas", "rucksack|flask|tarp|gaiter"},
    {"kitchen", "Kitchen", "490", "14900", "oak|iron|steel", "bread board|pan|colander|grater"},
    {"lamps", "Lamps", "1990", "39900", "brass|paper|steel", "desk lamp|floor lamp|shade|spot"},
    {"laundry", "Laundry", "290", "6900", "willow|cotton|steel", "basket|drying rack|peg bag|iron"},
    {"music", "Music", "590", "29900", "maple|walnut|steel", "music stand|metronome|capo|case"},
    {
      "office", "Office", "1290", "59900", "steel|birch|felt", "shelf|drawer unit|panel|monitor arm"
    },
    {"pets", "Pets", "290", "11900", "wool|rubber|steel", "bowl|dog bed|lead|scratching post"},
    {"rugs", "Rugs", "2900", "89900", "wool|jute|cotton", "rug|runner|door mat|rug underlay"},
    {"storage", "Storage", "390", "7900", "willow|pine|tin", "box|crate|chest|jar"},
    {"tableware", "Tableware", "390", "6900", "stoneware|china|enamel", "plate|bowl|mug|teapot"},
    {"tools", "Tools", "490", "19900", "steel|ash|brass", "hammer|plane|chisel|square"},
    {"toys", "Toys", "390", "8900", "beech|felt|cotton", "train|block set|puzzle|kite"},
    {
      "travel", "Travel", "690", "27900", "leather|canvas|nylon", "suitcase|wash bag|holdall|wallet"
    },
  };

  private static final String[] COUNTRIES = {
    "DE", "FR", "NL", "BE", "AT", "IT", "ES", "PT", "DK", "SE", "FI", "NO", "PL", "CZ", "IE", "GB",
    "CH", "US", "CA", "JP"
  };

  private final Random random = new Random(20_240_229L);
  private final List<Integer> prices = new ArrayList<>();

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    ShopData data = new ShopData();
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("category.csv"), data.categories());
      Files.writeString(folder.resolve("product.csv"), data.products());
      Files.writeString(folder.resolve("order_line.csv"), data.orderLines());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private String categories() {
    StringBuilder csv = new StringBuilder("slug,name\n");
    for (String[] category : CATEGORIES) {
      csv.append(category[0]).append(',').append(category[1]).append('\n');
    }
    return csv.toString();
  }

  private String products() {
    StringBuilder csv = new StringBuilder("id,sku,category,name,colour,price_cents,weight_grams\n");
    int id = 0;
    for (String[] category : CATEGORIES) {
      for (int i = 0; i < PRODUCTS_PER_CATEGORY; i++) {
        id++;
        int price = price(Integer.parseInt(category[2]), Integer.parseInt(category[3]));
        prices.add(price);
        csv.append(id).append(',');
        csv.append(category[0].substring(0, 3).toUpperCase(java.util.Locale.ROOT));
        csv.append('-').append(10_000 + id).append(',');
        csv.append(category[0]).append(',');
        csv.append(one(STYLES)).append(' ').append(one(category[4].split("\\|"))).append(' ');
        csv.append(one(category[5].split("\\|"))).append(',');
        csv.append(one(COLOURS)).append(',');
        csv.append(price).append(',');
        csv.append(50 + 10 * random.nextInt(400)).append('\n');
      }
    }
    return csv.toString();
  }

  private String orderLines() {
    StringBuilder csv =
        new StringBuilder("order_id,line,product_id,quantity,paid_cents,country,ordered_on\n");
    LocalDate first = LocalDate.of(2024, 1, 1);
    for (int order = 1; order <= ORDERS; order++) {
      String country = COUNTRIES[skewed(COUNTRIES.length)];
      LocalDate day = first.plusDays((long) order * 365 / ORDERS);
      int lines = 1 + skewed(5);
      for (int line = 1; line <= lines; line++) {
        int product = random.nextInt(prices.size());
        int quantity = 1 + skewed(6);
        csv.append(order).append(',').append(line).append(',').append(product + 1).append(',');
        csv.append(quantity).append(',').append(quantity * prices.get(product)).append(',');
        csv.append(country).append(',').append(day).append('\n');
      }
    }
    return csv.toString();
  }

  /** Between the bounds, low ones likelier, and ending in 90 as shop prices do. */
  private int price(int low, int high) {
    double part = random.nextDouble();
    int cents = (int) (low + (high - low) * part * part);
    return cents / 100 * 100 + 90;
  }

  private int skewed(int bound) {
    return Math.min(random.nextInt(bound), random.nextInt(bound));
  }

  private String one(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
