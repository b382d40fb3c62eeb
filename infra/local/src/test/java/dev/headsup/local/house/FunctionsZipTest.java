package dev.headsup.local.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The zip that a deploy uploads: its layout, its size, and what must never be in it. A build up to
/// `package` (`mvn verify`, ./headsup test, .ci/run) always has one.
final class FunctionsZipTest {
  private static final Path ZIP = House.root().resolve("functions/target/functions.zip");
  private static final long BUDGET = 20_000_000;

  @BeforeAll
  static void thereIsAZip() {
    assumeThat(ZIP).as("skipped: there is no functions.zip before mvn package").isRegularFile();
  }

  @Test
  void itStaysWithinItsBudget() throws IOException {
    assertThat(Files.size(ZIP)).as("bytes").isLessThanOrEqualTo(BUDGET);
  }

  @Test
  void theEmbeddedServersAndTheOtherHttpClientsStayOut() throws IOException {
    assertThat(entries())
        .extracting(ZipEntry::getName)
        .noneMatch(
            name -> name.matches("(?i).*(dynamodb-?local|sqlite|jetty|scala|pekko|elasticmq).*"))
        .noneMatch(
            name -> name.matches("(?i).*(netty|httpclient|httpcore|apache-client|apache5).*"))
        .noneMatch(name -> name.matches("(?i).*(aws-crt|picocli|playwright|junit|assertj).*"))
        .noneMatch(name -> name.matches("(?i).*headsup-(local|bench).*"));
  }

  @Test
  void ourClassesAreAtTheRootAndEveryJarIsInLib() throws IOException {
    assertThat(entries())
        .extracting(ZipEntry::getName)
        .contains("dev/headsup/functions/Wiring.class")
        .anyMatch(name -> name.matches("lib/headsup-engine-.*\\.jar"))
        .anyMatch(name -> name.matches("lib/aws-lambda-java-core-.*\\.jar"))
        .filteredOn(name -> name.endsWith(".jar"))
        .allMatch(name -> name.matches("lib/[^/]+\\.jar"));
  }

  @Test
  void aLibraryIsThereOnce() throws IOException {
    assertThat(entries())
        .extracting(entry -> entry.getName().replaceFirst("-[0-9][^/]*\\.jar$", ""))
        .filteredOn(name -> name.startsWith("lib/"))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyEntryHasTheSameTimeSoThatNothingChangesWithoutAChange() throws IOException {
    assertThat(entries())
        .extracting(ZipEntry::getLastModifiedTime)
        .extracting(FileTime::toInstant)
        .containsOnly(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void aJarInsideIsStoredSoThatTheZipCompressesItAsAWhole() throws IOException {
    List<String> compressed = new ArrayList<>();
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      for (ZipEntry jar : zip.stream().filter(entry -> entry.getName().endsWith(".jar")).toList()) {
        try (ZipInputStream entries = new ZipInputStream(zip.getInputStream(jar))) {
          for (ZipEntry entry = entries.getNextEntry();
              entry != null;
              entry = entries.getNextEntry()) {
            if (entry.getMethod() != ZipEntry.STORED) {
              compressed.add(jar.getName() + "!" + entry.getName());
            }
          }
        }
      }
    }

    assertThat(compressed).isEmpty();
  }

  private static List<? extends ZipEntry> entries() throws IOException {
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      return zip.stream().toList();
    }
  }
}
