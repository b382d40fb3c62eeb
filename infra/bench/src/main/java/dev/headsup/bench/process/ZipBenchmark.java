package dev.headsup.bench.process;

import dev.headsup.bench.Benchmark;
import dev.headsup.bench.Run;
import dev.headsup.bench.report.Figure;
import dev.headsup.bench.report.Spread;
import dev.headsup.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// `zip`: the size of what is deployed.
public final class ZipBenchmark implements Benchmark {
  private static final double MB = 1_000_000;

  @Override
  public String name() {
    return "zip";
  }

  @Override
  public String about() {
    return "size of the functions' zip, built now";
  }

  @Override
  public Table measure(Run run) throws IOException, InterruptedException {
    Path zip = FunctionsZip.build(run);
    long ours = 0;
    int jars = 0;
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (entry.getName().endsWith(".jar")) {
          jars++;
        }
        if (!entry.getName().startsWith("lib/") || entry.getName().contains("headsup")) {
          ours += entry.getCompressedSize();
        }
      }
    }
    return new Table(
        "zip: what is deployed",
        List.of(
            Figure.of("functions.zip", "MB", Spread.exactly(Files.size(zip) / MB)).atMost(20),
            Figure.of("our own code in it", "MB", Spread.exactly(ours / MB)),
            Figure.counted("jars in it", "jars", jars)),
        List.of(
            "One zip for all functions; the AWS SDK is most of it. The same sources give the same"
                + " bytes."));
  }
}
