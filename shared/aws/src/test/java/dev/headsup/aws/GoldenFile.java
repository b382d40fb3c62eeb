package dev.headsup.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is stored or queued, word for word, in `src/test/resources/golden`. `name.json` is the
/// first form of a format, `name-2.json` the second, and so on. A file is never edited once it is
/// on main: code of yesterday and of tomorrow meet such items in one table.
public final class GoldenFile {
  private static final int MOST = 99;

  private GoldenFile() {}

  /// The text of a golden file.
  ///
  /// @param name with its folder and without its end, for example `dynamodb/activity`
  public static String text(String name) {
    String text = find(name);
    if (text == null) {
      throw new IllegalArgumentException("There is no golden file " + path(name));
    }
    return text;
  }

  /// All forms that a format had, the oldest first.
  public static List<String> forms(String name) {
    return IntStream.rangeClosed(1, MOST)
        .mapToObj(form -> form == 1 ? name : name + "-" + form)
        .takeWhile(form -> find(form) != null)
        .toList();
  }

  /// Holds what is written today against the newest form, and says what to do when it is another.
  public static void assertWritten(String name, String written) {
    List<String> forms = forms(name);
    String next = forms.isEmpty() ? name : name + "-" + (forms.size() + 1);
    assertThat(written)
        .as(
            "the stored form of %s. Items of the old form lie in tables and queues, and after a"
                + " step back old code meets the new one: add %s with what is written now, keep"
                + " every older form readable, and never edit a golden file",
            name, path(next))
        .isEqualTo(forms.isEmpty() ? "" : text(forms.getLast()));
  }

  private static String path(String name) {
    return "src/test/resources/golden/" + name + ".json";
  }

  private static @Nullable String find(String name) {
    try (InputStream in = GoldenFile.class.getResourceAsStream("/golden/" + name + ".json")) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
