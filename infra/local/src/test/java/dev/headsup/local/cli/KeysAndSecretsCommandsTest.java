package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// `keys` and `secrets` as they are typed, on a stack that runs, with what they do at its door.
final class KeysAndSecretsCommandsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static LocalStack stack;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() {
    stack = LocalStack.start(House.stack(Optional.empty()));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private int run(String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine headsup =
        Headsup.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return headsup.execute(
        Stream.concat(Stream.of(words), Stream.of("--url", stack.ingest().toString()))
            .toArray(String[]::new));
  }

  /// The key that the last command printed.
  private String key() {
    assertThat(out.toString().lines()).hasSize(1);
    return out.toString().strip();
  }

  private String id() {
    return err.toString().split(" ", 2)[0];
  }

  private static int sent(String key) throws IOException, InterruptedException {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(stack.ingest().resolve("/v1/track"))
            .header("Authorization", "Basic " + basic)
            .POST(HttpRequest.BodyPublishers.ofString("{\"userId\":\"ana\",\"event\":\"e\"}"))
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).statusCode();
  }

  @Test
  void theFirstKeyIsShownAndOpensTheDoor() throws Exception {
    assertThat(run("keys", "first")).as(err.toString()).isEqualTo(Exit.OK);

    assertThat(key()).isEqualTo(stack.serverKey());
    assertThat(sent(key())).isEqualTo(200);
  }

  @Test
  void aKeyIsMadeRotatedAndRevoked() throws Exception {
    assertThat(run("keys", "create", "--name", "Web shop", "--kind", "public", "--rate", "77"))
        .as(err.toString())
        .isEqualTo(Exit.OK);
    String first = key();
    String id = id();
    assertThat(first).startsWith("wk_");
    assertThat(err.toString()).contains("at most 77 events a second; it works within five seconds");
    stack.clock().advance(Duration.ofSeconds(5));
    assertThat(sent(first)).isEqualTo(200);

    assertThat(run("keys", "rotate", id, "--overlap", "2h")).isEqualTo(Exit.OK);
    String second = key();
    String successor = id();
    stack.clock().advance(Duration.ofMinutes(61));
    assertThat(sent(first)).isEqualTo(200);
    assertThat(sent(second)).isEqualTo(200);
    stack.clock().advance(Duration.ofMinutes(60));
    assertThat(sent(first)).isEqualTo(401);
    assertThat(sent(second)).isEqualTo(200);

    assertThat(run("keys", "revoke", successor)).isEqualTo(Exit.OK);
    stack.clock().advance(Duration.ofMinutes(1));
    assertThat(sent(second)).isEqualTo(401);

    assertThat(run("keys", "list")).isEqualTo(Exit.OK);
    assertThat(out.toString()).doesNotContain(first, second, stack.serverKey());
    assertThat(out.toString().lines())
        .anySatisfy(line -> assertThat(line).contains(id, "expired", " 77 ", "Web shop"))
        .anySatisfy(line -> assertThat(line).contains(successor, "revoked", " 77 ", "Web shop"))
        .anySatisfy(line -> assertThat(line).startsWith("first ").contains("open", "no limit"));
    assertThat(run("keys", "rotate", successor)).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("opens nothing any more");
  }

  @Test
  void aKeyThatClientsHoldIsTakenOverByItsHash() throws Exception {
    String hash = WriteKey.hash("of-the-version-before");
    assertThat(sent("of-the-version-before")).isEqualTo(401);

    assertThat(run("keys", "add", "--hash", hash, "--kind", "public", "--name", "Web shop"))
        .as(err.toString())
        .isEqualTo(Exit.OK);
    String id = id();
    assertThat(id).isEqualTo("public-" + hash.substring(0, 8));
    stack.clock().advance(Duration.ofMinutes(1));
    assertThat(sent("of-the-version-before")).isEqualTo(200);

    // Once more does no harm; as another kind, or once revoked, it is not what is asked for.
    String upper = hash.toUpperCase(Locale.ROOT);
    assertThat(run("keys", "add", "--hash", upper, "--kind", "public", "--name", "Web shop"))
        .isEqualTo(Exit.OK);
    assertThat(err.toString()).contains(id, "nothing was changed");
    assertThat(run("keys", "add", "--hash", hash, "--kind", "server", "--name", "x"))
        .isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("as " + id + ": public, open");
    assertThat(run("keys", "revoke", id)).isEqualTo(Exit.OK);
    assertThat(run("keys", "add", "--hash", hash, "--kind", "public", "--name", "x"))
        .isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("revoked");
    assertThat(run("keys", "list")).isEqualTo(Exit.OK);
    assertThat(out.toString().lines().filter(line -> line.startsWith(id))).hasSize(1);
  }

  @Test
  void aKeyItselfIsNotTakenForItsHashAndNotRepeated() {
    assertThat(run("keys", "add", "--hash", "wk_secret", "--kind", "public", "--name", "x"))
        .isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("64 hex digits").doesNotContain("wk_secret");
  }

  @Test
  void whatIsNotThereOrMakesNoSenseIsNamed() {
    assertThat(run("keys", "revoke", "nobodys")).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("has no key nobodys", "keys list");
    assertThat(run("keys", "create", "--name", "x", "--kind", "admin")).isEqualTo(Exit.USAGE);
    assertThat(run("keys", "create", "--name", "x", "--kind", "public", "--rate", "0"))
        .isEqualTo(Exit.USAGE);
    assertThat(run("secrets", "set", "password")).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("signing");
    assertThat(run("secrets", "set", "first-key")).isEqualTo(Exit.USAGE);
  }

  @Test
  void secretsAreSetFromAPipeAndCheckedAndNeverPrinted() {
    String value = "0123456789abcdef0123456789abcdef-signing";
    var before = System.in;
    try {
      System.setIn(new ByteArrayInputStream((value + "\n").getBytes(StandardCharsets.UTF_8)));
      assertThat(run("secrets", "set", "signing")).as(err.toString()).isEqualTo(Exit.OK);
      System.setIn(new ByteArrayInputStream("short\n".getBytes(StandardCharsets.UTF_8)));
      assertThat(run("secrets", "set", "signing")).isEqualTo(Exit.FINDINGS);
      assertThat(err.toString()).contains("needs 32").doesNotContain("short\n");
    } finally {
      System.setIn(before);
    }

    assertThat(run("secrets", "check")).isEqualTo(Exit.OK);
    assertThat(out.toString())
        .contains("signing          set, read by console")
        .doesNotContain(value);
    assertThat(out.toString()).doesNotContain("not set");
    assertThat(run("secrets", "list")).isEqualTo(Exit.OK);
    assertThat(out.toString()).contains("signing").doesNotContain(value);
  }

  @Test
  void theGuideHasEverySecretWithWhoReadsItAndWhatDoesNotWorkWithoutIt() throws IOException {
    String guide = Files.readString(House.root().resolve("docs/guides/keys-and-secrets.md"));

    for (SecretName name : SecretName.values()) {
      assertThat(guide.lines().filter(line -> line.startsWith("| `" + name.word() + "` |")))
          .singleElement()
          .asString()
          .contains("| " + name.reader() + " |", "| " + name.without() + " |");
    }
  }
}
