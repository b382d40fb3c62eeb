package dev.headsup.local.cli;

import dev.headsup.aws.dynamodb.DynamoKeys;
import dev.headsup.aws.keys.FreshKey;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.secrets.StoredSecrets;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.functions.Variable;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// `headsup keys`: the write keys of a running stack.
@Command(
    name = "keys",
    description =
        "Shows, makes, takes over, replaces and revokes the write keys of a running stack.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "A key is printed once, alone on stdout, and never again; only its hash is kept.",
      "",
      "Examples:",
      "  ./headsup keys first --stack headsup --region eu-central-1",
      "  ./headsup keys create --name 'Web shop' --kind public",
      "  ./headsup keys rotate server-1a2b3c4d --overlap 24h",
      "See docs/guides/keys-and-secrets.md."
    })
final class KeysCommand implements Runnable {
  private static final Duration A_DAY = Duration.ofHours(24);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  @Command(
      name = "first",
      description = "Shows the server key that the stack made for itself when it was deployed.")
  int first(
      @Mixin TargetOptions stack,
      @Option(
              names = "--forget",
              description = "Take it out of the secret instead, when you have put it away.")
          boolean forget) {
    Target target = stack.open();
    try (SecretsManagerClient client = target.clients().secrets()) {
      StoredSecrets secrets =
          new StoredSecrets(client, SecretsCommand.id(target, SecretName.FIRST_KEY.resource()));
      if (forget) {
        secrets.remove(SecretName.FIRST_KEY);
        told("the secret holds no key any more; the key itself goes on to work");
        return Exit.OK;
      }
      Optional<String> key = secrets.read(SecretName.FIRST_KEY);
      key.ifPresent(this::shown);
      if (key.isEmpty()) {
        throw new CommandFailure(
            "the first key of "
                + target.name()
                + " is not in its secret any more: somebody put it away with --forget. Make another"
                + " with "
                + target.command("keys create --kind server --name TEXT"));
      }
      return Exit.OK;
    } catch (SdkException refused) {
      throw refused(target, refused);
    }
  }

  @Command(name = "create", description = "Makes a key and prints it.")
  int create(@Mixin TargetOptions stack, @Mixin KeyOptions options) {
    options.check();
    Target target = stack.open();
    int rate = options.rate(target);
    return with(target, keys -> added(keys, target, options.kind(), options.name(), rate));
  }

  @Command(
      name = "add",
      description =
          "Takes a key over that clients hold already, by its SHA-256; nobody has to be given"
              + " another. Also on a stack of 0.1.0, before it is upgraded.")
  int add(
      @Mixin TargetOptions stack,
      @Option(
              names = "--hash",
              required = true,
              paramLabel = "HEX",
              description = "SHA-256 of the key, 64 hex digits.")
          String hash,
      @Mixin KeyOptions options) {
    String lower = hash.toLowerCase(Locale.ROOT);
    if (!WriteKey.isHash(lower)) {
      throw notUnderstood("--hash is a SHA-256: 64 hex digits. A key itself is never an argument");
    }
    options.check();
    Target target = stack.open();
    WriteKey key =
        WriteKey.known(
            lower, options.kind(), options.name(), options.rate(target), target.clock().instant());
    return with(target, keys -> takenOver(keys, target, key));
  }

  private int takenOver(DynamoKeys keys, Target target, WriteKey key) {
    Optional<WriteKey> same =
        keys.load().stream().filter(each -> each.hash().equals(key.hash())).findFirst();
    if (same.isEmpty() && keys.add(key)) {
      told(
          key.id()
              + " is there: "
              + key.kind().word()
              + ", "
              + KeyTable.rate(key.rate())
              + "; it works within five seconds, or from the upgrade on");
      return Exit.OK;
    }
    WriteKey before =
        same.orElseThrow(() -> new CommandFailure("the id " + key.id() + " is taken; try again"));
    if (before.kind() == key.kind() && before.state(key.created()) == WriteKey.State.OPEN) {
      told(before.id() + " is this key already; nothing was changed");
      return Exit.OK;
    }
    throw new CommandFailure(
        target.name()
            + " has this key already, as "
            + before.id()
            + ": "
            + before.kind().word()
            + ", "
            + before.state(key.created()).name().toLowerCase(Locale.ROOT)
            + ". That stays as it is; "
            + target.command("keys create")
            + " makes another key");
  }

  @Command(
      name = "list",
      description = "Shows the keys that there are and were, never a key itself.")
  int list(@Mixin TargetOptions stack) {
    Target target = stack.open();
    Instant now = target.clock().instant();
    return with(
        target,
        keys -> {
          KeyTable.lines(keys.load(), now).forEach(row -> line("%s", row));
          return Exit.OK;
        });
  }

  @Command(
      name = "rotate",
      description =
          "Makes a successor of a key, prints it, and lets the old one end a while later.")
  int rotate(
      @Mixin TargetOptions stack,
      @Parameters(paramLabel = "ID", description = "The key's id, as list shows it.") String id,
      @Option(
              names = "--overlap",
              paramLabel = "DURATION",
              converter = DurationConverter.class,
              description = "How long both work, such as 90m, 24h or 7d. Default: a day.")
          Optional<Duration> overlap) {
    Duration both = overlap.orElse(A_DAY);
    if (both.isNegative() || both.compareTo(Duration.ofDays(365)) > 0) {
      throw notUnderstood("--overlap is at most 365d");
    }
    Target target = stack.open();
    Instant now = target.clock().instant();
    return with(
        target,
        keys -> {
          WriteKey old =
              keys.load().stream()
                  .filter(key -> key.id().equals(id))
                  .findFirst()
                  .orElseThrow(() -> noKey(target, id));
          if (old.state(now) != WriteKey.State.OPEN) {
            throw new CommandFailure(
                id + " opens nothing any more, so there is nothing to replace: use keys create");
          }
          // The successor first: whatever happens in between, somebody has a key that works.
          int done = added(keys, target, old.kind(), old.name(), old.rate());
          Instant end = now.plus(both);
          if (keys.expire(id, end)) {
            told(id + " works until " + end.truncatedTo(ChronoUnit.SECONDS));
          } else {
            told(id + " was revoked meanwhile, or ends before that anyway");
          }
          return done;
        });
  }

  @Command(name = "revoke", description = "Takes a key back. There is no way back.")
  int revoke(
      @Mixin TargetOptions stack,
      @Parameters(paramLabel = "ID", description = "The key's id, as list shows it.") String id) {
    Target target = stack.open();
    Instant now = target.clock().instant();
    return with(
        target,
        keys -> {
          if (!keys.revoke(id, now)) {
            throw noKey(target, id);
          }
          told(id + " is revoked: within a minute it opens nothing any more");
          return Exit.OK;
        });
  }

  private int added(DynamoKeys keys, Target target, KeyKind kind, String name, int rate) {
    FreshKey fresh = FreshKey.make(new SecureRandom(), kind, name, rate, target.clock().instant());
    if (!keys.add(fresh.stored())) {
      throw new CommandFailure("the id " + fresh.stored().id() + " is taken; try again");
    }
    shown(fresh.text());
    told(
        fresh.stored().id()
            + " is made: "
            + kind.word()
            + ", "
            + KeyTable.rate(rate)
            + "; it works within five seconds. Its key is shown this once");
    return Exit.OK;
  }

  private int with(Target target, Function<DynamoKeys, Integer> work) {
    try (DynamoDbClient client = target.clients().dynamo()) {
      return work.apply(new DynamoKeys(client, target.variable(Variable.SETTINGS_TABLE)));
    } catch (SdkException refused) {
      throw refused(target, refused);
    }
  }

  static CommandFailure refused(Target target, SdkException problem) {
    return new CommandFailure(
        target.name()
            + " did not do that: "
            + problem.getMessage()
            + " (docs/guides/keys-and-secrets.md says which permissions it needs)");
  }

  private static CommandFailure noKey(Target target, String id) {
    return new CommandFailure(
        target.name()
            + " has no key "
            + id
            + ": "
            + target.command("keys list")
            + " shows which there are");
  }

  private ParameterException notUnderstood(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private void shown(String key) {
    line("%s", key);
  }

  private void line(String format, Object... values) {
    spec.commandLine().getOut().printf(Locale.ROOT, format + "%n", values);
    spec.commandLine().getOut().flush();
  }

  private void told(String what) {
    spec.commandLine().getErr().println(what);
    spec.commandLine().getErr().flush();
  }
}
