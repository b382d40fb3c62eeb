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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One function of the zip in a JVM of its own. The class path is the unpacked zip and Lambda's own
/// client, and nothing of the build that starts it.
public final class PackagedFunction implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RuntimeApi runtime;
  private final Process process;
  private final Path output;

  private PackagedFunction(RuntimeApi runtime, Process process, Path output) {
    this.runtime = runtime;
    this.process = process;
    this.output = output;
  }

  static PackagedFunction start(
      UnpackedZip zip, List<String> flags, String handler, Map<String, String> environment)
      throws IOException, InterruptedException {
    RuntimeApi runtime = new RuntimeApi();
    Path output = Files.createTempFile(zip.scratch(), "output", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath(zip), AWSLambda.class.getName(), handler));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.putAll(lambdas(zip.task(), runtime.address(), handler));
    variables.putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    PackagedFunction function = new PackagedFunction(runtime, builder.start(), output);
    if (!runtime.awaitStart(PATIENCE)) {
      String said = function.output();
      function.close();
      throw new IllegalStateException(handler + " did not start from the zip:\n" + said);
    }
    return function;
  }

  /// Hands over one event and waits for the answer.
  ///
  /// @throws IllegalStateException when there is none within a minute
  public RuntimeApi.Answer invoke(String event) throws InterruptedException {
    return runtime.invoke(event, PATIENCE);
  }

  /// What it wrote to its log.
  public String output() throws IOException {
    return Files.readString(output);
  }

  /// The processor time of the whole process so far, user and system, of all its threads. Where the
  /// system counts in ticks it is a multiple of ten milliseconds.
  ///
  /// @throws IllegalStateException where the system does not tell
  public Duration cpu() {
    return process
        .toHandle()
        .info()
        .totalCpuDuration()
        .orElseThrow(() ->
            new IllegalStateException("This system does not tell a process's processor time"));
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

  private static String classPath(UnpackedZip zip) throws IOException {
    Stream<Path> lambdas =
        Stream.of(AWSLambda.class, PojoSerializer.class, Context.class)
            .map(PackagedFunction::jarOf);
    return Stream.concat(zip.classPath().stream(), lambdas)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
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
