import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The CycloneDX bill of materials of the agent's jar. The same input gives the same text. */
final class SoftwareBill {
  private final StringBuilder json = new StringBuilder();

  private SoftwareBill() {}

  /**
   * The text.
   *
   * @param time of every entry of the jar
   */
  static byte[] of(byte[] jar, String version, String time, List<BundledLibrary> libraries)
      throws IOException {
    SoftwareBill bill = new SoftwareBill();
    String agent = "pkg:maven/dev.refrain/refrain-agent@" + version;
    bill.line("{");
    bill.line("  \"bomFormat\": \"CycloneDX\",");
    bill.line("  \"specVersion\": \"1.6\",");
    bill.line("  \"version\": 1,");
    bill.line("  \"metadata\": {");
    bill.line("    \"timestamp\": " + quoted(time) + ",");
    bill.line("    \"component\": {");
    bill.component("      ", agent, "dev.refrain", "refrain-agent", version, "Apache-2.0", jar, "");
    bill.line("    }");
    bill.line("  },");
    bill.line("  \"components\": [");
    for (int i = 0; i < libraries.size(); i++) {
      BundledLibrary each = libraries.get(i);
      bill.line("    {");
      bill.component(
          "      ",
          each.purl(),
          each.group(),
          each.artifact(),
          each.version(),
          each.licence(),
          Files.readAllBytes(each.file()),
          each.home());
      bill.line(i == libraries.size() - 1 ? "    }" : "    },");
    }
    bill.line("  ],");
    bill.line("  \"dependencies\": [");
    bill.line("    {");
    bill.line("      \"ref\": " + quoted(agent) + ",");
    bill.line("      \"dependsOn\": [");
    for (int i = 0; i < libraries.size(); i++) {
      bill.line(
          "        " + quoted(libraries.get(i).purl()) + (i == libraries.size() - 1 ? "" : ","));
    }
    bill.line("      ]");
    bill.line("    }");
    bill.line("  ]");
    bill.line("}");
    return bill.json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void component(
      String indent,
      String purl,
      String group,
      String name,
      String version,
      String licence,
      byte[] file,
      String home) {
    line(indent + "\"type\": \"library\",");
    line(indent + "\"bom-ref\": " + quoted(purl) + ",");
    line(indent + "\"group\": " + quoted(group) + ",");
    line(indent + "\"name\": " + quoted(name) + ",");
    line(indent + "\"version\": " + quoted(version) + ",");
    line(
        indent
            + "\"hashes\": [{\"alg\": \"SHA-256\", \"content\": "
            + quoted(sha256(file))
            + "}],");
    line(indent + "\"licenses\": [{\"license\": {\"id\": " + quoted(licence) + "}}],");
    if (!home.isEmpty()) {
      line(
          indent
              + "\"externalReferences\": [{\"type\": \"website\", \"url\": "
              + quoted(home)
              + "}],");
    }
    line(indent + "\"purl\": " + quoted(purl));
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Names, versions and addresses need no escaping; what would is a mistake. */
  private static String quoted(String text) {
    if (!text.matches("[ -!#-\\[\\]-~]*")) {
      throw new IllegalArgumentException("no plain text: " + text);
    }
    return '"' + text + '"';
  }

  private void line(String text) {
    json.append(text).append('\n');
  }
}
