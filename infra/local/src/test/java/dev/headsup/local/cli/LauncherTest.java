package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.house.House;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs the launcher in a made-up repository with made-up JDKs, so that what this machine has does
/// not matter.
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

  private static final String TOOLS = "/usr/bin:/bin";

  @TempDir Path folder;

  private record Result(int status, String out, String err) {}

  @Test
  void withoutAJdkItSaysInOneLineWhatToDo() throws Exception {
    Result result = launch(Map.of("PATH", tools()), "up");

    assertThat(result.status()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains("no JDK 25 or newer found", "JAVA_HOME", "install one");
  }

  @Test
  void anOldJavaHomeGivesWayToANewerJdkInTheUsualFolders() throws Exception {
    Path old = jdk("old", "17.0.9");
    jdk("jvm/newest", "27.0.1");
    jdk("jvm/right", "25.0.3");

    Result result =
        launch(Map.of("PATH", tools(), "JAVA_HOME", old.toString()), "test", "--full", "-X");

    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("maven on " + folder.resolve("jvm/right"))
        .contains("clean verify -Dheadsup.full=true -X");
  }

  @Test
  void javaHomeComesFirst() throws Exception {
    Path mine = jdk("mine", "26");
    jdk("jvm/right", "25.0.3");

    Result result = launch(Map.of("PATH", tools(), "JAVA_HOME", mine.toString()), "test");

    assertThat(result.out()).contains("maven on " + mine).doesNotContain("headsup.full");
  }

  @Test
  void withoutMavenItSaysInOneLineWhatToDo() throws Exception {
    jdk("jvm/right", "25.0.3");
    Path tools = Path.of(tools());
    Files.delete(tools.resolve("mvn"));

    Result result = launch(Map.of("PATH", tools.toString()), "test");

    assertThat(result.status()).isNotZero();
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains("Maven is missing");
  }

  @Test
  void itWorksThroughASymlinkAndFromAnyFolder() throws Exception {
    jdk("jvm/right", "25.0.3");
    Path link = Files.createSymbolicLink(folder.resolve("hup"), launcher());

    Result result = run(Map.of("PATH", tools()), link.toString(), "test");

    assertThat(result.out()).contains("in " + folder.resolve("repo").toRealPath());
  }

  @Test
  void helpDoesNotWaitForABuildWhereAnotherWasMadeBefore() throws Exception {
    jdk("jvm/right", "25.0.3");
    Path built = Files.createDirectories(folder.resolve("repo/.headsup/app-1-2"));
    Files.writeString(built.resolve("local.classpath"), "classes-of-before");

    for (String[] help :
        new String[][] {{"--help"}, {"push", "--help"}, {"keys", "add", "-h"}, {}}) {
      Result result = launch(Map.of("PATH", tools()), help);

      assertThat(result.err()).isEmpty();
      assertThat(result.out()).contains("-cp classes-of-before").doesNotContain("maven");
    }
  }

  /// A copy of the launcher that looks for JDKs only inside this test's folder.
  private Path launcher() throws IOException {
    Path script = folder.resolve("repo/headsup");
    if (Files.exists(script)) {
      return script;
    }
    Files.createDirectories(script.getParent());
    String text = Files.readString(House.root().resolve("headsup"));
    assertThat(text).contains("/usr/lib/jvm/*");
    text = text.replace("/usr/lib/jvm/*", "'" + folder + "'/jvm/*");
    text =
        Pattern.compile("(?<= )/(usr/java|opt|Library|usr/local)/")
            .matcher(text)
            .replaceAll("/nowhere/");
    return executable(script, text);
  }

  /// A folder with the few tools that the launcher needs and a Maven that tells how it was called;
  /// no java among them.
  private String tools() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String name :
        new String[] {"sed", "head", "readlink", "dirname", "cat", "mkdir", "ln", "rm", "ls"}) {
      for (String place : TOOLS.split(":")) {
        if (Files.exists(Path.of(place, name)) && Files.notExists(tools.resolve(name))) {
          executable(tools.resolve(name), "#!/bin/sh\nexec " + Path.of(place, name) + " \"$@\"\n");
        }
      }
    }
    if (Files.notExists(tools.resolve("mvn"))) {
      executable(tools.resolve("mvn"), "#!/bin/sh\necho \"maven on $JAVA_HOME in $PWD: $*\"\n");
    }
    return tools.toString();
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    executable(home.resolve("bin/java"), "#!/bin/sh\necho \"java $*\"\n");
    executable(home.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private Result launch(Map<String, String> environment, String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = launcher().toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return run(environment, command);
  }

  private Result run(Map<String, String> environment, String... command) throws Exception {
    launcher();
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("HOME", folder.resolve("home").toString());
    int status = builder.start().waitFor();
    return new Result(
        status,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
