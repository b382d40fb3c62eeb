package dev.headsup.local.permission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Writes down what one function needs of IAM: each need once for each log, as a line of a file of
/// this JVM in the folder that the system property `headsup.needs` names. The build sets it for its
/// tests; without it nothing is written.
public final class NeedLog implements ExecutionInterceptor {
  private static final String FOLDER = "headsup.needs";

  private final String function;
  private final Path file;
  private final Set<Need> seen = ConcurrentHashMap.newKeySet();

  private NeedLog(String function, Path folder) {
    this.function = function;
    this.file = folder.resolve(ProcessHandle.current().pid() + ".tsv");
  }

  /// @param function the logical id that stands before each line
  /// @return empty where nobody asked for it
  public static Optional<NeedLog> of(String function) {
    return Optional.ofNullable(System.getProperty(FOLDER))
        .filter(folder -> !folder.isBlank())
        .map(folder -> new NeedLog(function, Path.of(folder)));
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    List<Need> needs =
        Needs.of(context.request(), String.valueOf(service), String.valueOf(operation));
    for (Need need : needs) {
      if (seen.add(need)) {
        write(function + "\t" + need.line() + "\n");
      }
    }
  }

  private void write(String line) {
    // Stacks of one JVM write to one file, each a line in one call.
    synchronized (NeedLog.class) {
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException unwritable) {
        throw new UncheckedIOException("Cannot write " + file, unwritable);
      }
    }
  }
}
