package dev.headsup.local.cli;

import dev.headsup.aws.door.Signature;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.secrets.StoredSecrets;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// `headsup secrets`: the named secrets of a running stack. It never prints a value.
@Command(
    name = "secrets",
    description = "Sets and checks the secrets of a running stack. It never prints one.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./headsup secrets check --stack headsup --region eu-central-1",
      "  openssl rand -hex 32 | ./headsup secrets set signing",
      "See docs/guides/keys-and-secrets.md."
    })
final class SecretsCommand implements Runnable {
  private static final int SHORTEST_SIGNING = 32;

  private static final int SHORTEST_WEBHOOK = 16;

  /// The secret as a whole has at most 64 KB.
  private static final int LONGEST = 8 * 1024;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  @Command(name = "list", description = "Shows the names of the secrets that are set.")
  int list(@Mixin TargetOptions stack) {
    return with(
        stack.open(),
        secrets -> {
          new TreeSet<>(secrets.words()).forEach(this::line);
          return Exit.OK;
        });
  }

  @Command(
      name = "check",
      description = "Says which secrets are set, which are missing, and what needs them.")
  int check(@Mixin TargetOptions stack) {
    return with(stack.open(), this::checked);
  }

  private int checked(Stored secrets) {
    Set<String> unknown = new TreeSet<>(secrets.words());
    boolean complete = true;
    for (SecretName name : SecretName.values()) {
      boolean there = unknown.remove(name.word());
      complete &= there || !name.needed();
      String so =
          there
              ? "set, read by " + name.reader()
              : switch (name) {
                case SIGNING -> "MISSING. Without it: " + name.without();
                case SIGNING_BEFORE ->
                    "none yet; `secrets set signing` keeps the value before here";
                case FIRST_KEY -> "put away, as it should be; the key itself goes on to work";
                case ZENDESK,
                    MENTIONS,
                    STATUSPAGE,
                    ALERTMANAGER,
                    PAGERDUTY,
                    INCIDENTS,
                    HAND_OFF_WEBHOOK,
                    HAND_OFF_CHAT,
                    WEBHOOK ->
                    "none, which is fine until you use it. Without it: " + name.without();
              };
      line("%-16s %s".formatted(name.word(), so));
    }
    unknown.forEach(word -> line("%-16s set, and this version does not know it".formatted(word)));
    return complete ? Exit.OK : Exit.FINDINGS;
  }

  @Command(
      name = "set",
      description =
          "Sets a secret. It asks for the value without showing it, or reads it from a pipe.")
  int set(
      @Mixin TargetOptions stack,
      @Parameters(paramLabel = "NAME", description = "Which one; check shows their names.")
          String word) {
    SecretName name =
        SecretName.ofWord(word)
            .orElseThrow(() ->
                notUnderstood(
                    "no secret is called "
                        + word
                        + "; there is "
                        + Arrays.stream(SecretName.values()).map(SecretName::word).toList()));
    Target target = stack.open();
    String value =
        switch (name) {
          case SIGNING -> atLeast(SHORTEST_SIGNING, asked(name));
          case SIGNING_BEFORE ->
              throw notUnderstood(
                  "signing-before is kept by `secrets set signing`; set that one instead");
          case ZENDESK, STATUSPAGE, ALERTMANAGER, PAGERDUTY ->
              atLeast(SHORTEST_WEBHOOK, asked(name));
          case MENTIONS, INCIDENTS -> standardWebhook(asked(name));
          case FIRST_KEY ->
              throw notUnderstood(
                  "first-key is written by the deploy; make another key with "
                      + target.command("keys create --kind server --name TEXT"));
          case HAND_OFF_WEBHOOK, WEBHOOK -> standardWebhook(asked(name));
          case HAND_OFF_CHAT -> https(asked(name));
        };
    return with(
        target,
        secrets -> {
          secrets.of(name.resource()).put(name, value);
          spec.commandLine()
              .getErr()
              .println(name.word() + " is set; functions read it within five minutes");
          spec.commandLine().getErr().flush();
          return Exit.OK;
        });
  }

  /// The secret of a Standard Webhook; two of them while one replaces the other.
  private static String standardWebhook(String value) {
    if (!Signature.isStandardSecret(value)) {
      throw new CommandFailure(
          "a secret for webhooks is whsec_ and 24 to 64 bytes in base64:"
              + " echo \"whsec_$(openssl rand -base64 32)\"");
    }
    return value;
  }

  private static String https(String value) {
    if (!value.startsWith("https://")) {
      throw new CommandFailure("a chat's incoming webhook is an address that begins with https://");
    }
    return value;
  }

  private static String atLeast(int characters, String value) {
    if (value.length() < characters) {
      throw new CommandFailure(
          "that value has "
              + value.length()
              + " characters and needs "
              + characters
              + ": take a random one, such as openssl rand -hex 32 gives");
    }
    return value;
  }

  private String asked(SecretName name) {
    return SecretInput.of("the secret " + name.word()).read(LONGEST, spec.commandLine().getErr());
  }

  /// The secrets of a stack.
  private record Stored(Target target, SecretsManagerClient client) {
    StoredSecrets of(String resource) {
      return new StoredSecrets(client, id(target, resource));
    }

    Set<String> words() {
      Set<String> words = new TreeSet<>();
      SecretName.RESOURCES.forEach(resource -> words.addAll(of(resource).words()));
      return words;
    }
  }

  /// What a resource that holds secrets is called in a stack.
  static String id(Target target, String resource) {
    return target
        .resource(resource)
        .orElseThrow(() ->
            new CommandFailure(
                target.name() + " has no " + resource + ": deploy this version first"));
  }

  private int with(Target target, Function<Stored, Integer> work) {
    try (SecretsManagerClient client = target.clients().secrets()) {
      return work.apply(new Stored(target, client));
    } catch (SdkException refused) {
      throw KeysCommand.refused(target, refused);
    }
  }

  private ParameterException notUnderstood(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private void line(String text) {
    spec.commandLine().getOut().println(text);
    spec.commandLine().getOut().flush();
  }
}
