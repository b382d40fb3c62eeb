package dev.headsup.authoring.tutorial;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Problem;
import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Numbers;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlNode.Entry;
import dev.headsup.authoring.yaml.YamlNode.Mapping;
import dev.headsup.authoring.yaml.YamlReader;
import dev.headsup.engine.tutorial.Tutorial;
import dev.headsup.engine.tutorial.Tutorial.Format;
import dev.headsup.engine.tutorial.Tutorial.Success;
import dev.headsup.engine.tutorial.Tutorial.Variant;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns the file of one tutorial into a tutorial, or into all its problems at once. Pure; it
/// throws on no input.
public final class TutorialCompiler {
  /// The file, in a folder that is called as the tutorial's id.
  public static final String FILE = "tutorial.yaml";

  private static final Duration LONGEST = Duration.ofDays(90);
  private static final int MOST_MINUTES = 600;
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Z]{2}|-[A-Z][a-z]{3})?");

  private final Page page;

  private TutorialCompiler(Page page) {
    this.page = page;
  }

  /// What compiling gives.
  public sealed interface Result {
    /// It is fine.
    record Ok(Tutorial tutorial) implements Result {}

    /// It is not; all that is wrong, in the order of the file.
    ///
    /// @param problems never empty
    record Problems(List<Problem> problems) implements Result {
      public Problems {
        problems = List.copyOf(problems);
      }

      /// The problems, one a line.
      @Override
      public String toString() {
        return String.join("\n", problems.stream().map(Problem::toString).toList());
      }
    }
  }

  /// Compiles the document of a tutorial whose folder is called as its id.
  ///
  /// @param files the text of each file by its path; only [#FILE] counts
  public static Result compile(String folder, Map<String, String> files) {
    Findings findings = new Findings();
    String text = files.get(FILE);
    if (text == null) {
      findings.add(FILE, 1, 1, "this file is missing: it says what teaches which feature");
      return new Result.Problems(findings.sorted());
    }
    Optional<YamlNode> root = YamlReader.read(FILE, text, findings);
    Optional<Tutorial> tutorial =
        root.flatMap(node -> new TutorialCompiler(new Page(FILE, findings)).read(folder, node));
    return tutorial.isPresent() && findings.isEmpty()
        ? new Result.Ok(tutorial.get())
        : new Result.Problems(findings.sorted());
  }

  private Optional<Tutorial> read(String folder, YamlNode root) {
    Fields fields = Fields.of(root, Place.TUTORIAL, page);
    fields
        .need("headsup", "the version of the format; write 'headsup: tutorial/v1'")
        .ifPresent(node -> page.choice(node, "headsup", Map.of("tutorial/v1", 1), 1));
    String id =
        fields
            .need("id", "small letters, digits and hyphens, for example: id: import-basics")
            .map(node -> id(node, folder))
            .orElse(folder);
    String feature =
        fields
            .need("feature", "what it is about, for example: feature: import")
            .map(node -> word(node, "feature"))
            .orElse(Page.NOTHING);
    Format format =
        fields
            .need("format", "what it is; one of " + String.join(", ", formats().keySet()))
            .map(node -> page.choice(node, "format", formats(), Format.ARTICLE))
            .orElse(Format.ARTICLE);
    Integer minutes =
        fields
            .find("minutes")
            .map(node -> Numbers.whole(page, node, "minutes", 1, MOST_MINUTES))
            .orElse(null);
    Success success = fields.find("success").flatMap(this::success).orElse(null);
    Map<String, Variant> variants = new LinkedHashMap<>();
    fields
        .need(
            "languages",
            "what it is called and where it is, for example: languages: en: title: ...")
        .ifPresent(node -> languages(node, variants));
    return variants.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tutorial(id, feature, format, minutes, success, variants));
  }

  private String id(YamlNode node, String folder) {
    String id = word(node, "id");
    if (!id.equals(Page.NOTHING) && !id.equals(folder)) {
      page.fault(
          node,
          "the folder is called '" + folder + "', the tutorial '" + id + "': give both one name");
    }
    return id;
  }

  private String word(YamlNode node, String word) {
    String text = page.text(node, word);
    if (!text.equals(Page.NOTHING) && (text.length() > 60 || !WORD.matcher(text).matches())) {
      page.fault(
          node,
          "'" + word + "' has at most 60 small letters and digits, with hyphens between words");
      return Page.NOTHING;
    }
    return text;
  }

  private Optional<Success> success(YamlNode node) {
    Fields fields = Fields.of(node, Place.SUCCESS, page);
    Optional<String> event =
        fields
            .need("did", "the event that shows it, for example: did: Import Succeeded")
            .map(did -> page.text(did, "did"))
            .filter(name -> !name.equals(Page.NOTHING));
    Duration within =
        fields
            .find("within")
            .map(at -> Durations.read(page, at, "within", LONGEST))
            .orElse(Duration.ofDays(7));
    return event.map(name -> new Success(name, within));
  }

  private void languages(YamlNode node, Map<String, Variant> variants) {
    if (!(node instanceof Mapping mapping) || mapping.entries().isEmpty()) {
      page.fault(
          node, "'languages' needs the tags of languages below it, for example 'en' and 'de'");
      return;
    }
    for (Entry entry : mapping.entries()) {
      String tag = entry.key().value();
      if (!TAG.matcher(tag).matches()) {
        page.fault(entry.key(), "'" + tag + "' is no language; write for example en, de or pt-BR");
        continue;
      }
      variants.put(tag, variant(entry.value()));
    }
  }

  private Variant variant(YamlNode node) {
    Fields fields = Fields.of(node, Place.LANGUAGE, page);
    String title =
        fields
            .need("title", "what it is called, for example: title: Importing a CSV file")
            .map(at -> page.text(at, "title"))
            .orElse(Page.NOTHING);
    String link =
        fields
            .need("link", "where it is, for example: link: https://docs.example.com/import")
            .map(this::link)
            .orElse(Page.NOTHING);
    String text = fields.find("text").map(at -> page.text(at, "text")).orElse("");
    List<String> steps = new ArrayList<>();
    fields
        .find("steps")
        .ifPresent(
            at -> page.items(at, "steps").forEach(step -> steps.add(page.text(step, "steps"))));
    return new Variant(title, link, text, steps);
  }

  private String link(YamlNode node) {
    String link = page.text(node, "link");
    if (!link.equals(Page.NOTHING) && !isHttps(link)) {
      page.fault(node, "'link' is a whole address that starts with https://");
      return Page.NOTHING;
    }
    return link;
  }

  private static boolean isHttps(String link) {
    try {
      URI uri = new URI(link);
      return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  private static Map<String, Format> formats() {
    Map<String, Format> formats = new LinkedHashMap<>();
    for (Format format : Format.values()) {
      formats.put(format.word(), format);
    }
    return Collections.unmodifiableMap(formats);
  }
}
