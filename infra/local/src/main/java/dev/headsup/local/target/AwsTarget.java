package dev.headsup.local.target;

import dev.headsup.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClientBuilder;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/// A stack in AWS: CloudFormation says what its resources are called and which parameters it was
/// given, and the template of this repository says which function is given what.
final class AwsTarget {
  private static final Duration ATTEMPT = Duration.ofSeconds(10);

  private final String name;
  private final String region;
  private final String options;
  private final Map<String, String> surroundings;

  private AwsTarget(String name, String region, String options, Map<String, String> surroundings) {
    this.name = name;
    this.region = region;
    this.options = options;
    this.surroundings = surroundings;
  }

  /// @param asked the Region that the person named, or null
  /// @param surroundings the variables of this process
  static Target open(
      String stack, @Nullable String asked, Map<String, String> surroundings, Path template) {
    String region =
        Optional.ofNullable(asked)
            .or(() -> Optional.ofNullable(surroundings.get("AWS_REGION")))
            .or(() -> Optional.ofNullable(surroundings.get("AWS_DEFAULT_REGION")))
            .or(AwsTarget::regionOfProfile)
            .orElseThrow(() ->
                new TargetException(
                    "in which Region is the stack "
                        + stack
                        + "? Give --region, or set AWS_REGION"));
    String options = "--stack " + stack + (asked == null ? "" : " --region " + asked);
    return new AwsTarget(stack, region, options, surroundings).open(template);
  }

  private Target open(Path file) {
    try (CloudFormationClient client = client()) {
      Stack stack = stack(client, name);
      AwsNames.Account account = AwsNames.Account.of(stack.stackId());
      Map<String, String> physical = new HashMap<>();
      client
          .listStackResourcesPaginator(request -> request.stackName(name))
          .stackResourceSummaries()
          .forEach(one -> {
            if (one.physicalResourceId() != null) {
              physical.put(one.logicalResourceId(), one.physicalResourceId());
            }
          });
      Template template = template(file, stack, account);
      Map<String, Map<String, String>> nested = new HashMap<>();
      AwsNames names =
          new AwsNames(
              template,
              account,
              physical,
              id -> nested.computeIfAbsent(id, key -> outputs(stack(client, key))));
      Map<String, String> outputs = outputs(stack);
      return new Target(
          title(),
          options,
          front(outputs),
          Variables.of(template, names, access()),
          physical,
          outputs,
          null);
    } catch (SdkException e) {
      throw failed(e);
    }
  }

  private URI front(Map<String, String> outputs) {
    String url = outputs.get("IngestUrl");
    if (url == null) {
      throw new TargetException(
          title() + " has no output IngestUrl: is it a stack of Headsup, and is it deployed?");
    }
    return URI.create(url);
  }

  private Stack stack(CloudFormationClient client, String id) {
    return client.describeStacks(request -> request.stackName(id)).stacks().stream()
        .findFirst()
        .orElseThrow(() -> new TargetException(noStack()));
  }

  /// The template with the parameters that the stack was given. Those that this version does not
  /// know are of no use to it, and of those that it was not given the defaults hold.
  private Template template(Path file, Stack stack, AwsNames.Account account) {
    try {
      Map<String, String> given = new LinkedHashMap<>();
      var known = Template.read(file, Map.of()).parameters().keySet();
      stack
          .parameters()
          .forEach(one -> {
            if (known.contains(one.parameterKey()) && one.parameterValue() != null) {
              given.put(one.parameterKey(), one.parameterValue());
            }
          });
      given.put("AWS::AccountId", account.id());
      given.put("AWS::Partition", account.partition());
      given.put("AWS::Region", account.region());
      given.put("AWS::StackId", stack.stackId());
      given.put("AWS::StackName", name);
      given.put("AWS::URLSuffix", account.suffix());
      return Template.read(file, given);
    } catch (IOException e) {
      throw new TargetException("the template " + file + " cannot be read", e);
    }
  }

  private static Map<String, String> outputs(Stack stack) {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Output output : stack.outputs()) {
      outputs.put(output.outputKey(), output.outputValue());
    }
    return outputs;
  }

  /// What clients need to reach the services: the Region, and other endpoints where they are set.
  private Map<String, String> access() {
    Map<String, String> access = new HashMap<>();
    surroundings.forEach((variable, value) -> {
      if (variable.startsWith("AWS_ENDPOINT_URL")
          || variable.equals("AWS_ACCESS_KEY_ID")
          || variable.equals("AWS_SECRET_ACCESS_KEY")) {
        access.put(variable, value);
      }
    });
    access.put("AWS_REGION", region);
    return access;
  }

  private CloudFormationClient client() {
    CloudFormationClientBuilder builder =
        CloudFormationClient.builder()
            .region(Region.of(region))
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(ATTEMPT))
            .overrideConfiguration(override ->
                override.apiCallAttemptTimeout(ATTEMPT).retryStrategy(RetryMode.STANDARD));
    String endpoint =
        surroundings.getOrDefault(
            "AWS_ENDPOINT_URL_CLOUDFORMATION", surroundings.getOrDefault("AWS_ENDPOINT_URL", ""));
    if (!endpoint.isEmpty()) {
      builder.endpointOverride(URI.create(endpoint));
      String id = surroundings.get("AWS_ACCESS_KEY_ID");
      String secret = surroundings.get("AWS_SECRET_ACCESS_KEY");
      if (id != null && secret != null) {
        builder.credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)));
      }
    }
    return builder.build();
  }

  private TargetException failed(SdkException problem) {
    String said = String.valueOf(problem.getMessage());
    if (problem instanceof AwsServiceException answer) {
      String code = answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
      return new TargetException(
          switch (code) {
            case "ValidationError" -> noStack();
            case "AccessDenied", "AccessDeniedException" ->
                "you may not look at "
                    + title()
                    + ": ask for cloudformation:DescribeStacks and ListStackResources ("
                    + said
                    + ")";
            case "ExpiredToken",
                "ExpiredTokenException",
                "InvalidClientTokenId",
                "UnrecognizedClientException",
                "SignatureDoesNotMatch" ->
                "AWS does not take your credentials ("
                    + code
                    + ": "
                    + said
                    + "): sign in again, for example with aws sso login";
            default -> "CloudFormation did not answer about " + title() + ": " + said;
          },
          problem);
    }
    if (problem instanceof SdkClientException && said.contains("credentials")) {
      return new TargetException(
          "no AWS credentials could be had: sign in (aws sso login), or set AWS_PROFILE, then try"
              + " again. The SDK says: "
              + said,
          problem);
    }
    return new TargetException(
        "CloudFormation in " + region + " was not reached: is the Region right? (" + said + ")",
        problem);
  }

  private String noStack() {
    return "there is no stack "
        + name
        + " in "
        + region
        + ": sam deploy makes it; or give another --stack or --region, or another AWS_PROFILE";
  }

  private String title() {
    return "the stack " + name + " in " + region;
  }

  private static Optional<String> regionOfProfile() {
    try {
      return Optional.of(new AwsProfileRegionProvider().getRegion().id());
    } catch (SdkClientException e) {
      // The profile names none: the caller asks the person.
      return Optional.empty();
    }
  }
}
