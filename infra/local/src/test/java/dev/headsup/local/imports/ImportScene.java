package dev.headsup.local.imports;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A CSV file, a door that takes what is sent, and what a person was told.
abstract class ImportScene {

  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final Instant WRITTEN = Instant.parse("2026-10-01T08:00:00Z");

  @TempDir Path folder;
  Path file = Path.of("");
  final TakingDoor door = new TakingDoor(true);
  final StringWriter told = new StringWriter();

  @BeforeEach
  void place() {
    file = folder.resolve("customers.csv");
  }

  @AfterEach
  void close() {
    door.close();
  }

  ImportSummary run(ImportKind kind) throws IOException {
    return new Import(options(kind, null, Map.of()), clock(), log()).run(door.url(), "key");
  }

  Import.Options options(ImportKind kind, @Nullable Instant asOf, Map<String, String> mapping) {
    return new Import.Options(kind, file, asOf, mapping);
  }

  void write(String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
  }

  static InstantSource clock() {
    return InstantSource.fixed(NOW);
  }

  PrintWriter log() {
    return new PrintWriter(told);
  }
}
