package dev.headsup.local.imports;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A CSV as spreadsheets and other tools write it: how its bytes become characters, and what stands
/// between its cells. Both are found out from the file, and told.
///
/// @param charset UTF-8, UTF-16 where the file says so, else Windows-1252 (Latin-1 with the euro)
/// @param delimiter comma, semicolon, tab or bar
/// @param guessed whether the charset is a guess
/// @param announced whether the first line only names the delimiter, as Excel writes and reads it
record CsvFile(Path path, Charset charset, char delimiter, boolean guessed, boolean announced) {

  private static final Pattern ANNOUNCEMENT =
      Pattern.compile("\"?sep=([,;\\t|])\"?", Pattern.CASE_INSENSITIVE);

  private static final Charset LATIN = Charset.forName("windows-1252");
  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final String DELIMITERS = ",;\t|";

  /// Looks at a file, in constant memory.
  ///
  /// @throws ImportFailure when it is no text
  static CsvFile of(Path path) throws IOException {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new ImportFailure("there is no readable file " + path);
    }
    Charset charset = charset(path);
    CsvFile file = new CsvFile(path, charset, ',', charset.equals(LATIN), false);
    try (RecordReader records = file.records()) {
      String header = records.next().map(RecordReader.Text::text).orElse("");
      Matcher named = ANNOUNCEMENT.matcher(header.stripTrailing());
      return named.matches()
          ? new CsvFile(path, charset, named.group(1).charAt(0), file.guessed, true)
          : new CsvFile(path, charset, delimiter(header), file.guessed, false);
    }
  }

  /// Its records from the start, the header first.
  RecordReader records() throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(Files.newInputStream(path), charset));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    RecordReader records = new RecordReader(reader, delimiter);
    if (announced) {
      records.next();
    }
    return records;
  }

  private static Charset charset(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      in.mark(4);
      int first = in.read();
      int second = in.read();
      if ((first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff)) {
        return StandardCharsets.UTF_16;
      }
      in.reset();
      return isUtf8(in, path) ? StandardCharsets.UTF_8 : LATIN;
    }
  }

  private static boolean isUtf8(InputStream in, Path path) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer chars = CharBuffer.allocate(1 << 16);
    boolean good = true;
    for (int read = 0; read >= 0; ) {
      read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      for (int i = 0; i < read; i++) {
        if (bytes.get(bytes.position() + i) == 0) {
          throw new ImportFailure(
              path + " is no CSV: it has zero bytes. Save it as 'CSV UTF-8' and try again");
        }
      }
      bytes.position(bytes.position() + Math.max(0, read)).flip();
      // The rest is read all the same: a file that is no text at all is refused by name.
      if (good) {
        CoderResult result = decoder.decode(bytes, chars.clear(), read < 0);
        good = !result.isError();
      }
      if (good) {
        bytes.compact();
      } else {
        bytes.clear();
      }
    }
    return good;
  }

  private static char delimiter(String header) {
    char best = ',';
    long most = 0;
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char candidate = DELIMITERS.charAt(i);
      long count = outsideQuotes(header, candidate);
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  private static long outsideQuotes(String text, char wanted) {
    boolean quoted = false;
    long count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      count += c == wanted && !quoted ? 1 : 0;
    }
    return count;
  }

  /// In words, for example `UTF-8, cells apart by semicolons`.
  String told() {
    String apart =
        switch (delimiter) {
          case ';' -> "semicolons";
          case '\t' -> "tabs";
          case '|' -> "bars";
          default -> "commas";
        };
    return charset.displayName()
        + (guessed ? " (a guess: it is not UTF-8; save it as 'CSV UTF-8' to be sure)" : "")
        + ", cells apart by "
        + apart;
  }
}
