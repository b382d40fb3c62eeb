package dev.headsup.local.target;

import dev.headsup.aws.AwsClients;
import dev.headsup.functions.Variable;
import dev.headsup.local.template.Names;
import dev.headsup.local.template.Template;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A running Headsup and what its parts are called. What it promises is the same for a local stack
/// and for one in AWS, so a command is written once.
///
/// @param name for people: "the local stack at http://127.0.0.1:8080", "the stack headsup in
///   eu-west-1"
/// @param options what a command is given to mean this stack, such as `--stack headsup`; empty
///   where it means it anyway
/// @param front where events go
/// @param variables the environment of all functions together, with what reaches the services
/// @param resources physical ids by the template's logical ids
/// @param outputs the template's outputs that have a value there
/// @param keys the two keys of a local stack; null in AWS
public record Target(
    String name,
    String options,
    URI front,
    Variables variables,
    Map<String, String> resources,
    Map<String, String> outputs,
    @Nullable Keys keys) {

  /// The local stack that is meant where nobody says which.
  static final URI HERE = URI.create("http://127.0.0.1:8080");

  /// The commands that go through the door of any stack, so that they take its address only.
  private static final Set<String> THROUGH_THE_DOOR = Set.of("import", "replay");

  /// The keys that a local stack made for itself.
  ///
  /// @param write may report behaviour
  /// @param server may also set addresses, traits and consent
  public record Keys(String write, String server) {}

  public Target {
    resources = Map.copyOf(resources);
    outputs = Map.copyOf(outputs);
  }

  /// The local stack that runs at an address, in whichever process.
  ///
  /// @throws TargetException saying what to do, when there is none
  public static Target at(URI url) {
    return LocalTarget.open(url);
  }

  /// A stack on this machine, described by itself.
  ///
  /// @param access endpoints, Region and credentials, as [AwsClients] reads them
  public static Target local(
      URI front, Template template, Names names, Map<String, String> access, Keys keys) {
    return new Target(
        "the local stack at " + front,
        options(front),
        front,
        Variables.of(template, names, access),
        Variables.resources(template, names),
        Variables.outputs(template, names),
        keys);
  }

  static String options(URI local) {
    return local.equals(HERE) ? "" : "--url " + local;
  }

  /// A command to type for this stack, for example `./headsup diff --stack headsup`.
  ///
  /// @param words what stands after `./headsup`, without what says which stack
  public String command(String words) {
    String which =
        THROUGH_THE_DOOR.contains(words.split(" ", 2)[0]) && !isLocal()
            ? "--url " + front
            : options;
    return "./headsup " + words + (which.isEmpty() ? "" : " " + which);
  }

  /// Whether it runs on this machine, with a sandbox in the place of providers.
  public boolean isLocal() {
    return keys != null;
  }

  /// What [AwsClients] and the functions' own wiring read, as far as this stack has it.
  public Map<String, String> environment() {
    return variables.values();
  }

  /// As [#environment], for a command that needs these variables.
  ///
  /// @throws TargetException naming the part that this stack lacks
  public Map<String, String> environment(Variable... needed) {
    for (Variable variable : needed) {
      variable(variable);
    }
    return environment();
  }

  /// The value of one variable.
  ///
  /// @throws TargetException naming the part that this stack lacks
  public String variable(Variable variable) {
    String value = variables.values().get(variable.name());
    if (value == null) {
      throw new TargetException(
          name
              + " does not give "
              + variable
              + ": "
              + variables.missing().getOrDefault(variable.name(), "its functions do not have it")
              + "; it may be of another version: deploy this one, or call its own ./headsup");
    }
    return value;
  }

  /// Makes clients of the services behind this stack.
  public AwsClients clients() {
    return new AwsClients(environment(), List.of());
  }

  /// What time it is there: a local stack's clock may have been moved.
  ///
  /// @return asks a local stack once, when first read, and throws [TargetException] when it does
  ///   not answer
  public InstantSource clock() {
    return isLocal() ? new TheirClock(front) : InstantSource.system();
  }

  /// What a resource of the template is called there; empty where the stack does not have it.
  public Optional<String> resource(String logicalId) {
    return Optional.ofNullable(resources.get(logicalId));
  }

  /// As [#resource], for a command that needs it.
  ///
  /// @throws TargetException when the stack does not have it
  public String needed(String logicalId) {
    return resource(logicalId)
        .orElseThrow(() ->
            new TargetException(
                name
                    + " has no "
                    + logicalId
                    + ": it may be of another version; deploy this one, or call its own"
                    + " ./headsup"));
  }

  /// The key of a local stack that may set addresses and consent; empty in AWS.
  public Optional<String> serverKey() {
    return Optional.ofNullable(keys).map(Keys::server);
  }

  /// The key of a local stack that may report behaviour; empty in AWS.
  public Optional<String> writeKey() {
    return Optional.ofNullable(keys).map(Keys::write);
  }
}
