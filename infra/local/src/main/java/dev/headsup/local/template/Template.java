package dev.headsup.local.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A SAM template, read: what of it the local runtime runs ([#functions], [#tables], [#queues],
/// [#secrets]) and everything else as [Resource]s.
///
/// Known and deliberately not run: roles, log groups, alarms, topics, nested stacks and
/// applications. A resource of an unknown type is an error, so that nothing of the deployed system
/// is missing locally without somebody having decided it.
///
/// @param file the name used in errors
/// @param parameters every parameter's value: its default, or what was given instead
/// @param conditions whether each condition holds with these parameters
/// @param resources every resource by logical id, in the order of the file, without those whose
///   condition does not hold
/// @param outputs the value of every output whose condition holds, as written
public record Template(
    String file,
    Map<String, String> parameters,
    Map<String, Boolean> conditions,
    Map<String, Resource> resources,
    List<Function> functions,
    List<Table> tables,
    List<Queue> queues,
    List<Secret> secrets,
    List<CustomResource> customResources,
    Map<String, Raw> outputs) {

  public Template {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    functions = List.copyOf(functions);
    tables = List.copyOf(tables);
    queues = List.copyOf(queues);
    secrets = List.copyOf(secrets);
    customResources = List.copyOf(customResources);
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /// Reads a template file.
  ///
  /// @param overrides parameter values given instead of the defaults, and values of what AWS
  ///   defines (`AWS::Region` ...); an unknown name is an error
  /// @throws TemplateException naming the line of what cannot be read or run
  public static Template read(Path path, Map<String, String> overrides) throws IOException {
    return parse(path.getFileName().toString(), Files.readString(path), overrides);
  }

  /// As [#read], from text.
  public static Template parse(String file, String text, Map<String, String> overrides) {
    return new TemplateReader(file, YamlReader.read(text), overrides).template();
  }

  /// A template's text as written, of any version: nothing in it is judged.
  ///
  /// @throws TemplateException when it is no YAML of a template
  public static Raw.Fields written(String text) {
    return YamlReader.read(text);
  }

  /// The expressions of this template where resources are called by `names`.
  public Expressions expressions(Names names) {
    return new Expressions(allParameters(), conditions, resources.keySet(), names);
  }

  /// A function's environment where resources are called by `names`. Variables whose value is
  /// `AWS::NoValue` are left out, as CloudFormation does.
  public Map<String, String> environment(Function function, Names names) {
    Expressions expressions = expressions(names);
    Map<String, String> environment = new LinkedHashMap<>();
    function
        .environment()
        .forEach((variable, raw) -> {
          expressions.optional(raw).ifPresent(value -> environment.put(variable, value));
        });
    return environment;
  }

  public Optional<Function> function(String id) {
    return functions.stream().filter(function -> function.id().equals(id)).findFirst();
  }

  public Optional<Table> table(String id) {
    return tables.stream().filter(table -> table.id().equals(id)).findFirst();
  }

  /// The name of a bucket where the template runs, by its logical id; empty when it is none.
  public Optional<String> bucket(String id) {
    return buckets().stream()
        .filter(bucket -> bucket.id().equals(id))
        .findFirst()
        .map(bucket -> bucket.id().toLowerCase(Locale.ROOT));
  }

  public List<Resource> buckets() {
    return ofType(TemplateReader.BUCKET);
  }

  /// The event buses, each with the queues that its rules lead to.
  public List<Bus> buses() {
    return Bus.of(this);
  }

  /// Where the rules of the account's own bus put what a service of AWS says.
  ///
  /// @param source for example `aws.ses`
  /// @return logical ids of queues
  public List<String> hears(String source) {
    return AwsRule.of(this).stream()
        .filter(rule -> rule.sources().contains(source))
        .flatMap(rule -> rule.queues().stream())
        .toList();
  }

  public Optional<Queue> queue(String id) {
    return queues.stream().filter(queue -> queue.id().equals(id)).findFirst();
  }

  public Optional<Secret> secret(String id) {
    return secrets.stream().filter(secret -> secret.id().equals(id)).findFirst();
  }

  /// Every CloudWatch alarm written in this file (a nested stack's file is read by itself).
  public List<Resource> alarms() {
    return ofType("AWS::CloudWatch::Alarm");
  }

  public List<Resource> ofType(String type) {
    return resources.values().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  private Map<String, String> allParameters() {
    Map<String, String> all = new LinkedHashMap<>(TemplateReader.PSEUDO_PARAMETERS);
    all.putAll(parameters);
    return all;
  }
}
