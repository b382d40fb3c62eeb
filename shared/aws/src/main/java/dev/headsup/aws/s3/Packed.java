package dev.headsup.aws.s3;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Lines in a gzip stream.
public final class Packed {
  /// Longer than any line that is written: an event has at most 32 KB, the context of its request
  /// as much.
  private static final int LONGEST = 1 << 20;

  private static final int BUFFER = 16 * 1024;

  private Packed() {}

  /// Takes one line.
  public interface Lines {
    /// @param line without its end; never empty
    void take(byte[] line) throws IOException;
  }

  /// Writes lines.
  public interface Writer {
    /// @param out takes lines, each with its end
    void write(OutputStream out) throws IOException;
  }

  /// What is written, packed: the same lines give the same bytes.
  public static byte[] of(Writer lines) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(64 * 1024);
    try (OutputStream out =
        new BufferedOutputStream(new GZIPOutputStream(packed, BUFFER), BUFFER)) {
      lines.write(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory", impossible);
    }
    return packed.toByteArray();
  }

  /// Reads every line, one at a time, so that an object never lies unpacked in memory.
  ///
  /// @throws IOException when the stream is damaged or cut short, or a line is longer than any of
  ///   ours; lines before that were taken
  public static void each(byte[] gzip, Lines lines) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip), BUFFER)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
      byte[] buffer = new byte[BUFFER];
      for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
        int start = 0;
        for (int i = 0; i < size; i++) {
          if (buffer[i] == '\n') {
            line.write(buffer, start, i - start);
            start = i + 1;
            if (line.size() > 0) {
              lines.take(line.toByteArray());
              line.reset();
            }
          }
        }
        line.write(buffer, start, size - start);
        if (line.size() > LONGEST) {
          throw new IOException("a line is longer than " + LONGEST + " bytes");
        }
      }
      if (line.size() > 0) {
        throw new IOException("the last line has no end");
      }
    }
  }
}
