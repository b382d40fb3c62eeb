package dev.headsup.local.config;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Nearest;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.message.Brand;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads a configuration folder. Nothing in it is silently skipped but hidden files: what is left
/// out is named.
final class FolderReader {
  private static final List<String> TRIGGER_ENDS = List.of(".yaml", ".md");
  private static final List<String> ENDS =
      List.of(".yaml", ".md", ".liquid", ".html", ".txt", ".json");

  private final Path root;
  private final Findings findings = new Findings();
  private final List<String> notes = new ArrayList<>();
  private final Map<DocumentName, Map<String, String>> documents = new TreeMap<>();

  private final Map<DocumentName, String> prefixes = new TreeMap<>();

  FolderReader(Path root) {
    this.root = root;
  }

  Configuration read(List<Kind> kinds) {
    nameStrangers();
    for (Kind kind : kinds) {
      Path place = Configuration.place(root, kind);
      if (kind.isSingle()) {
        single(place, kind);
      } else if (Files.isDirectory(place)) {
        documentsIn(place, kind, kind.word() + "/");
      }
    }
    if (kinds.containsAll(List.of(Kind.TRIGGERS, Kind.TUTORIALS))) {
      TriggerOffers.check(documents, prefixes, findings);
    }
    return configuration();
  }

  Configuration readTriggers() {
    documentsIn(root, Kind.TRIGGERS, "");
    return configuration();
  }

  /// The triggers, and the policy, the components and the tutorials that stand beside their folder.
  Configuration readTriggersAndBeside() {
    documentsIn(root, Kind.TRIGGERS, "");
    Path whole = root.toAbsolutePath().normalize();
    for (Kind kind : List.of(Kind.POLICY, Kind.COMPONENTS)) {
      single(whole.resolveSibling(kind.word() + ".yaml"), kind);
    }
    Path tutorials = whole.resolveSibling(Kind.TUTORIALS.word());
    if (Files.isDirectory(tutorials)) {
      documentsIn(tutorials, Kind.TUTORIALS, "../" + Kind.TUTORIALS.word() + "/");
    }
    TriggerOffers.check(documents, prefixes, findings);
    return configuration();
  }

  Configuration readTrigger() {
    String id = name(root.toAbsolutePath().normalize());
    if (DocumentName.isId(id)) {
      document(root, new DocumentName(Kind.TRIGGERS, id), "");
    } else {
      findings.add(".", 1, 1, noId(id));
    }
    return configuration();
  }

  private Configuration configuration() {
    if (documents.size() > Configuration.MOST) {
      findings.add(
          ".",
          1,
          1,
          documents.size() + " documents are more than the " + Configuration.MOST + " that fit");
    }
    List<String> unread =
        documents.keySet().stream()
            .map(DocumentName::kind)
            .filter(kind -> kind == Kind.TEMPLATES)
            .distinct()
            .map(Kind::word)
            .toList();
    if (!unread.isEmpty()) {
      notes.add(
          String.join(", ", unread)
              + ": kept with versions, but nothing in this version of Headsup reads them yet; only"
              + " their form is checked");
    }
    Brand brand = DocumentCheck.brand(documents);
    prefixes.forEach((name, prefix) ->
        DocumentCheck.copy(name, prefix, documents.getOrDefault(name, Map.of()), brand, findings));
    findings.advice().forEach(advice -> notes.add(advice.toString()));
    return new Configuration(documents, findings.sorted(), notes);
  }

  private void documentsIn(Path place, Kind kind, String prefix) {
    for (Path entry : entries(place)) {
      String id = name(entry);
      if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        notes.add(prefix + id + " is left out: a document is a folder here");
      } else if (!DocumentName.isId(id)) {
        findings.add(prefix + id, 1, 1, noId(id));
      } else {
        document(entry, new DocumentName(kind, id), prefix + id + "/");
      }
    }
    if (kind == Kind.TRIGGERS) {
      TriggerNames.check(prefix, documents, findings);
    }
  }

  private static String noId(String name) {
    return "the folder's name is the id, and '"
        + name
        + "' is none: 3 to 49 small letters (a to z), digits and hyphens, a letter first";
  }

  private void document(Path folder, DocumentName name, String prefix) {
    Map<String, String> files = files(folder, prefix, name.kind());
    if (files.isEmpty()) {
      notes.add(prefix + " is left out: it holds no file that belongs to a document");
    } else {
      documents.put(name, files);
      DocumentCheck.check(name, prefix, files, findings);
      prefixes.put(name, prefix);
    }
  }

  private void single(Path place, Kind kind) {
    if (Files.isRegularFile(place)) {
      String file = kind.word() + ".yaml";
      text(place, file)
          .ifPresent(text -> {
            DocumentName name = DocumentName.single(kind);
            Map<String, String> files = Map.of(file, text);
            documents.put(name, files);
            DocumentCheck.check(name, "", files, findings);
          });
    }
  }

  private Map<String, String> files(Path folder, String prefix, Kind kind) {
    List<String> ends = kind == Kind.TRIGGERS ? TRIGGER_ENDS : ENDS;
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder, 4)) {
      for (Path file : walk.sorted().toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if ((Files.isDirectory(file) && !Files.isSymbolicLink(file)) || isHidden(path)) {
          continue;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          notes.add(prefix + path + " is left out: it is a link");
        } else if (ends.stream().noneMatch(path::endsWith)) {
          notes.add(prefix + path + " is left out: only " + String.join(", ", ends) + " are taken");
        } else {
          text(file, prefix + path).ifPresent(text -> files.put(path, text));
        }
      }
      return files;
    } catch (IOException e) {
      throw new ConfigurationException("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private Optional<String> text(Path file, String shown) {
    try {
      // What could never fit is not read into memory first.
      if (Files.size(file) > DocumentCheck.BYTES) {
        findings.add(shown, 1, 1, DocumentCheck.TOO_LARGE);
        return Optional.empty();
      }
      return Optional.of(Files.readString(file));
    } catch (CharacterCodingException e) {
      findings.add(shown, 1, 1, "this is not UTF-8 text");
      return Optional.empty();
    } catch (IOException e) {
      throw new ConfigurationException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /// Files beside the documents. In a repository they are its own, so only those that somebody
  /// probably meant are named there.
  private void nameStrangers() {
    boolean repository = Files.exists(root.resolve("template.yaml"));
    List<String> known =
        Arrays.stream(Kind.values()).map(kind -> name(Configuration.place(root, kind))).toList();
    for (Path entry : entries(root)) {
      String name = name(entry);
      String hint = Nearest.hint(name, known);
      if (!known.contains(name) && (!repository || !hint.isEmpty())) {
        notes.add(name + " is left out: it is no part of a configuration" + hint);
      }
    }
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> !isHidden(name(entry))).sorted().toList();
    } catch (IOException e) {
      throw new ConfigurationException("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static boolean isHidden(String path) {
    return path.startsWith(".") || path.contains("/.");
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
