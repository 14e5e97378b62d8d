package dev.refrain.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeGlobTest {
  @ParameterizedTest
  @CsvSource({
    "com.acme.*, com/acme/Quote, true",
    "com.acme.*, com/acme/Quote$Line, false",
    "com.acme.*, com/acme/deep/Quote, false",
    "com.acme.**, com/acme/deep/Quote$Line, true",
    "com.acme.**, com/acmes/Quote, false",
    "com.acme.**.*Client, com/acme/QuoteClient, true",
    "com.acme.**.*Client, com/acme/a/b/QuoteClient, true",
    "com.acme.**.*Client, com/acme/a/Outer$QuoteClient, true",
    "com.acme.**.*Client, com/acme/QuoteClients, false",
    "com.acme.**.*Client, com/acme/Client/Quote, false",
    "com.acme.**Client, com/acme/a/QuoteClient, true",
    "com.*.Quote*, com/acme/QuoteService, true",
    "com.*.Quote*, com/Quote, false",
    "com.acme.Outer$*, com/acme/Outer$Inner, true",
    "com.acme.Outer$*, com/acme/Outer/Inner, false",
    "com.acme.Outer.*, com/acme/Outer$Inner, true",
    "**.Quote, Quote, true",
    "**.Quote, com/acme/Quote, true",
    "**.Quote, com/acme/AQuote, false",
    "**Quote, com/acme/AQuote, true",
    "**, com/acme/Quote, true",
    "*, Quote, true",
    "*, com/Quote, false",
    "**.a.**.b, a/b, true",
    "**.a.**.b, x/a/y/a/z/b, true",
    "**.a.**.b, x/a/y/b/c, false",
    "com.acme.*Q*e*, com/acme/TheQuoter, true",
    "com.acme.*Q*e*s, com/acme/TheQuoter, false",
  })
  void matches(String pattern, String name, boolean expected) {
    assertEquals(expected, new TypeGlob(pattern).matches(name));
  }

  @Test
  void agreesWithARegularExpression() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      String pattern = text(random, new String[] {"a", "b", ".", "*", "**", "**."}, 7);
      String name = text(random, new String[] {"a", "b", "/", "$", "a", "/"}, 9);
      assertEquals(
          regex(pattern).matcher(name).matches(),
          new TypeGlob(pattern).matches(name),
          pattern + " on " + name);
    }
  }

  @Test
  void aTangledPattern_isDecidedAtOnce() {
    String name = "a/".repeat(200) + "b";
    TypeGlob glob = new TypeGlob("**.".repeat(20) + "*a*".repeat(20) + "c");
    assertTimeoutPreemptively(
        Duration.ofSeconds(2), () -> assertEquals(false, glob.matches(name + "c")));
  }

  private static String text(Random random, String[] parts, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most) + 1; i > 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }

  private static Pattern regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '*') {
        regex.append(c == '.' ? "[/$]" : String.valueOf(c));
        continue;
      }
      int start = i;
      while (i + 1 < pattern.length() && pattern.charAt(i + 1) == '*') {
        i++;
      }
      boolean begins = start == 0 || pattern.charAt(start - 1) == '.';
      if (i == start) {
        regex.append("[^/$]*");
      } else if (begins && i + 1 < pattern.length() && pattern.charAt(i + 1) == '.') {
        regex.append("(.*[/$])?");
        i++;
      } else {
        regex.append(".*");
      }
    }
    return Pattern.compile(regex.toString());
  }
}
