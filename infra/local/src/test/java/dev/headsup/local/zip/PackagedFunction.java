package dev.headsup.local.zip;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// One function of the zip in a JVM of its own. The class path is the unpacked zip and Lambda's own
/// client, and nothing of the build that runs this test.
final class PackagedFunction implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RuntimeApi runtime;
  private final Process process;
  private final Path classes;
  private final Path output;

  private PackagedFunction(RuntimeApi runtime, Process process, Path classes, Path output) {
    this.runtime = runtime;
    this.process = process;
    this.classes = classes;
    this.output = output;
  }

  /// Unpacks the zip as Lambda does.
  static void unpack(Path zip, Path folder) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("The zip leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(in, target);
        }
      }
    }
  }

  /// Starts a function and waits until it asks for its first event.
  ///
  /// @param task the unpacked zip
  /// @param scratch a folder for what it prints
  static PackagedFunction start(
      Path task, Path scratch, String handler, Map<String, String> environment)
      throws IOException, InterruptedException {
    RuntimeApi runtime = new RuntimeApi();
    Path classes = Files.createTempFile(scratch, "classes", ".log");
    Path output = Files.createTempFile(scratch, "output", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // What Lambda's managed runtime starts a function with, besides its own caches.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx400m",
            "-Xlog:class+load:file=" + classes,
            "-cp",
            classPath(task),
            AWSLambda.class.getName(),
            handler);
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.putAll(lambdas(task, runtime.address(), handler));
    variables.putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    PackagedFunction function = new PackagedFunction(runtime, builder.start(), classes, output);
    if (!runtime.awaitStart(PATIENCE)) {
      String said = function.output();
      function.close();
      throw new AssertionError(handler + " did not start from the zip:\n" + said);
    }
    return function;
  }

  RuntimeApi.Answer invoke(String event) throws InterruptedException {
    return runtime.invoke(event, PATIENCE);
  }

  /// The classes that the JVM loaded up to now, by name.
  List<String> loadedClasses() throws IOException {
    try (Stream<String> lines = Files.lines(classes)) {
      return lines
          .map(line -> line.replaceFirst("^\\[.*?](\\[.*?])*\\s*", "").split(" ", 2)[0])
          .toList();
    }
  }

  /// What it wrote to its log.
  String output() throws IOException {
    return Files.readString(output);
  }

  private static Map<String, String> lambdas(Path task, String address, String handler) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_LAMBDA_RUNTIME_API", address);
    variables.put("_HANDLER", handler);
    variables.put("LAMBDA_TASK_ROOT", task.toString());
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_DEFAULT_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", "sample");
    variables.put("AWS_SECRET_ACCESS_KEY", "sample");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "sample");
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    variables.put("TZ", ":UTC");
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    return variables;
  }

  private static String classPath(Path task) throws IOException {
    try (Stream<Path> jars = Files.list(task.resolve("lib"))) {
      Stream<Path> ours = Stream.concat(Stream.of(task), jars.sorted());
      Stream<Path> lambdas =
          Stream.of(AWSLambda.class, PojoSerializer.class, Context.class)
              .map(PackagedFunction::jarOf);
      return Stream.concat(ours, lambdas)
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("A jar has a location", impossible);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurry) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    runtime.close();
  }
}
