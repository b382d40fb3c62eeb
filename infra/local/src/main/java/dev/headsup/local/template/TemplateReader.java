package dev.headsup.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The sections of a template to a [Template].
final class TemplateReader {
  /// What AWS itself defines; the account is the one that the local queue server also reports.
  static final Map<String, String> PSEUDO_PARAMETERS =
      Map.of(
          "AWS::AccountId", "000000000000",
          "AWS::Partition", "aws",
          "AWS::Region", "us-east-1",
          "AWS::StackName", "headsup",
          "AWS::StackId", "arn:aws:cloudformation:us-east-1:000000000000:stack/headsup/local",
          "AWS::URLSuffix", "amazonaws.com");

  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String TABLE = "AWS::DynamoDB::Table";
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String CUSTOM = "Custom::";
  private static final String SECRET = "AWS::SecretsManager::Secret";

  /// Run as it is: what it says beside its name (encryption, lifecycle) has no meaning here.
  static final String BUCKET = "AWS::S3::Bucket";

  /// Without effect on what runs locally: permissions, logs, watching, nested stacks, the API as
  /// such (its routes stand below the functions).
  private static final Set<String> NOT_RUN =
      Set.of(
          "AWS::CloudFormation::Stack",
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::CompositeAlarm",
          "AWS::CloudWatch::Dashboard",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Policy",
          "AWS::IAM::Role",
          "AWS::KMS::Alias",
          "AWS::KMS::Key",
          "AWS::Logs::LogGroup",
          "AWS::Logs::MetricFilter",
          "AWS::SES::ConfigurationSet",
          "AWS::SES::ConfigurationSetEventDestination",
          "AWS::SES::EmailIdentity",
          "AWS::SNS::Subscription",
          "AWS::SNS::Topic",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy",
          "AWS::Serverless::Application",
          "AWS::Serverless::HttpApi");

  private final String file;
  private final Raw.Fields root;
  private final Map<String, String> parameters;
  private final Map<String, Boolean> conditions;
  private final Map<String, Resource> resources;

  TemplateReader(String file, Raw.Fields root, Map<String, String> overrides) {
    this.file = file;
    this.root = root;
    this.parameters = parameters(root.fields("Parameters"), overrides);
    this.conditions = Conditions.of(root.fields("Conditions"), known());
    this.resources = resources(root.fields("Resources"), conditions);
  }

  private Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>(PSEUDO_PARAMETERS);
    known.putAll(parameters);
    return known;
  }

  Template template() {
    Expressions logical = new Expressions(known(), conditions, resources.keySet(), Names.logical());
    Raw.Fields globals = root.fields("Globals").fields("Function");
    List<Function> functions = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    List<Queue> queues = new ArrayList<>();
    List<Secret> secrets = new ArrayList<>();
    List<CustomResource> customResources = new ArrayList<>();
    for (Resource resource : resources.values()) {
      switch (resource.type()) {
        case FUNCTION -> functions.add(new FunctionReader(resource, globals, logical).function());
        case TABLE -> tables.add(StoreReader.table(resource, logical));
        case QUEUE -> queues.add(StoreReader.queue(resource, logical));
        case SECRET -> secrets.add(StoreReader.secret(resource, logical));
        case BUCKET, Bus.TYPE, Bus.RULE -> {}
        default -> {
          if (resource.type().startsWith(CUSTOM)) {
            customResources.add(StoreReader.custom(resource, logical));
          } else if (!NOT_RUN.contains(resource.type())) {
            throw unknown(resource);
          }
        }
      }
    }
    Template template =
        new Template(
            file,
            parameters,
            conditions,
            resources,
            functions,
            tables,
            queues,
            secrets,
            customResources,
            outputs());
    refuseDanglingQueues(template);
    AwsRule.of(template);
    Bus.of(template); // now, so that a rule that is not run locally is told with the rest
    refuseDanglingCustomResources(template);
    return template;
  }

  private static Map<String, String> parameters(
      Raw.Fields declared, Map<String, String> overrides) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : declared.fields().keySet()) {
      String given = overrides.get(name);
      values.put(
          name,
          given != null
              ? given
              : declared
                  .fields(name)
                  .findText("Default")
                  .orElseThrow(() ->
                      new TemplateException(
                          declared.fields(name).line(),
                          "parameter " + name + " has no default and was not given")));
    }
    for (String name : overrides.keySet()) {
      if (PSEUDO_PARAMETERS.containsKey(name)) {
        values.put(name, overrides.get(name));
      } else if (!values.containsKey(name)) {
        throw new TemplateException(declared.line(), "the template has no parameter " + name);
      }
    }
    return values;
  }

  private static Map<String, Resource> resources(
      Raw.Fields declared, Map<String, Boolean> conditions) {
    Map<String, Resource> resources = new LinkedHashMap<>();
    for (String id : declared.fields().keySet()) {
      Raw.Fields whole = declared.fields(id);
      Optional<String> condition = whole.findText("Condition");
      if (condition.isPresent()) {
        @Nullable Boolean holds = conditions.get(condition.get());
        if (holds == null) {
          throw new TemplateException(whole.line(), "there is no condition " + condition.get());
        }
        if (!holds) {
          continue;
        }
      }
      resources.put(id, new Resource(id, whole.text("Type"), whole.fields("Properties"), whole));
    }
    return resources;
  }

  private Map<String, Raw> outputs() {
    Raw.Fields declared = root.fields("Outputs");
    Map<String, Raw> outputs = new LinkedHashMap<>();
    for (String id : declared.fields().keySet()) {
      Raw.Fields output = declared.fields(id);
      if (conditions.getOrDefault(output.findText("Condition").orElse(""), true)) {
        output.find("Value").ifPresent(value -> outputs.put(id, value));
      }
    }
    return outputs;
  }

  private static TemplateException unknown(Resource resource) {
    Set<String> known = new TreeSet<>(NOT_RUN);
    known.addAll(Set.of(FUNCTION, TABLE, QUEUE, SECRET, BUCKET, Bus.TYPE, Bus.RULE));
    return new TemplateException(
        resource.line(),
        "%s has the type %s, which the local runtime does not know. Known: %s"
            .formatted(resource.id(), resource.type(), String.join(", ", known)));
  }

  private static void refuseDanglingCustomResources(Template template) {
    for (CustomResource custom : template.customResources()) {
      if (template.function(custom.function()).isEmpty()) {
        throw new TemplateException(
            0, custom.id() + " is made by " + custom.function() + ": no function of this template");
      }
    }
  }

  private static void refuseDanglingQueues(Template template) {
    for (Function function : template.functions()) {
      for (Event.QueueSource source : function.queueSources()) {
        if (template.queue(source.queue()).isEmpty()) {
          throw new TemplateException(
              function.properties().line(),
              function.id() + " reads " + source.queue() + ", which is no queue of this template");
        }
      }
    }
    for (Queue queue : template.queues()) {
      queue
          .redrive()
          .filter(redrive -> template.queue(redrive.deadLetters()).isEmpty())
          .ifPresent(redrive -> {
            throw new TemplateException(
                queue.properties().line(),
                queue.id() + " has " + redrive.deadLetters() + " for dead letters: no queue");
          });
    }
  }
}
