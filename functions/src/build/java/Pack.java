import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Makes functions.zip, in the layout that Lambda's Java runtime reads: our classes at the root,
/// each dependency as a jar in lib/.
///
/// The jars inside are stored, not compressed, and the zip compresses each of them as a whole. That
/// is a third smaller than compressed jars (docs/decisions/0011), and the JVM inflates nothing when
/// it loads a class. An entry's bytes stay what they were, so a jar's manifest, services, versions
/// and signatures hold.
///
/// The same input gives the same bytes: entries are in order of name, those of a jar in its own
/// order, and every one carries the same time.
///
/// The build runs this file from its source: `java Pack.java ZIP TIME CLASSPATH [FOLDER]`, where TIME is
/// local, such as 2026-01-01T00:00:00, and CLASSPATH is one folder of classes and the jars; folders
/// after it hold what is in the zip alone.
final class Pack {
  private final LocalDateTime time;

  private Pack(LocalDateTime time) {
    this.time = time;
  }

  public static void main(String[] arguments) throws IOException {
    Path zip = Path.of(arguments[0]);
    LocalDateTime time = LocalDateTime.parse(arguments[1].replaceFirst("Z$", ""));
    List<Path> path =
        Stream.concat(
                Stream.of(arguments[2].split(File.pathSeparator)),
                Stream.of(arguments).skip(3))
            .map(Path::of)
            .toList();
    Pack pack = new Pack(time);
    Map<String, byte[]> entries = pack.entries(path);
    try (OutputStream out = Files.newOutputStream(zip)) {
      pack.write(entries, out);
    }
  }

  private Map<String, byte[]> entries(List<Path> path) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (Path part : path) {
      if (Files.isRegularFile(part)) {
        add(entries, "lib/" + part.getFileName(), stored(part));
        continue;
      }
      for (Path file : filesIn(part)) {
        String name = part.relativize(file).toString().replace('\\', '/');
        add(entries, name, Files.readAllBytes(file));
      }
    }
    return entries;
  }

  private static void add(Map<String, byte[]> entries, String name, byte[] bytes) {
    if (entries.put(name, bytes) != null) {
      throw new IllegalStateException("two files of the class path would be " + name);
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private byte[] stored(Path jar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile from = new ZipFile(jar.toFile());
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      to.setMethod(ZipOutputStream.STORED);
      for (ZipEntry entry : from.stream().toList()) {
        byte[] content = from.getInputStream(entry).readAllBytes();
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry copy = entry(entry.getName());
        copy.setSize(content.length);
        copy.setCrc(sum.getValue());
        to.putNextEntry(copy);
        to.write(content);
      }
    }
    return bytes.toByteArray();
  }

  private void write(Map<String, byte[]> entries, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(entry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    return entry;
  }
}
