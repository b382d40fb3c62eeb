package dev.headsup.local.target;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// CloudFormation's query protocol on loopback, as far as a command asks it; the forms of the
/// answers are those of its API reference. Asked as another service of AWS, it lets nobody in.
public final class CloudFormationDouble implements AutoCloseable {
  private static final String ID =
      "arn:aws:cloudformation:eu-west-1:111122223333:stack/support/0a1b2c";

  private final HttpServer server;
  private final Map<String, String> resources = new TreeMap<>();
  private String failure = "";
  private String front = "https://abc.execute-api.eu-west-1.amazonaws.com";
  private String template = "";
  private String drift = "<StackDriftStatus>IN_SYNC</StackDriftStatus>";

  public CloudFormationDouble() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public CloudFormationDouble resource(String logicalId, String physicalId) {
    resources.put(logicalId, physicalId);
    return this;
  }

  CloudFormationDouble failing(String code) {
    failure = code;
    return this;
  }

  /// What was deployed.
  public CloudFormationDouble template(String text) {
    template = text;
    return this;
  }

  /// The stack's drift, as the elements below `DriftInformation`.
  public CloudFormationDouble drift(String elements) {
    drift = elements;
    return this;
  }

  /// The stack's front is this server, too.
  public CloudFormationDouble front() {
    front = url();
    return this;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The variables of a process that reaches it.
  Map<String, String> surroundings() {
    return Map.of(
        "AWS_ENDPOINT_URL_CLOUDFORMATION", url(),
        "AWS_ACCESS_KEY_ID", "test",
        "AWS_SECRET_ACCESS_KEY", "test");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", "AccessDeniedException");
      exchange.sendResponseHeaders(403, -1);
      exchange.close();
      return;
    }
    Map<String, String> form =
        java.util.Arrays.stream(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    boolean known = form.getOrDefault("StackName", "").equals("support");
    String code = failure.isEmpty() ? known ? "" : "ValidationError" : failure;
    String body =
        !code.isEmpty()
            ? error(code)
            : switch (form.getOrDefault("Action", "")) {
              case "DescribeStacks" -> stacks();
              case "GetTemplate" -> template();
              case "ListStackResources" -> page(form.getOrDefault("NextToken", "0"));
              default -> error("InvalidAction");
            };
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(body.contains("<Error>") ? 400 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String stacks() {
    return """
    <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
      <DescribeStacksResult><Stacks><member>
        <StackName>support</StackName><StackId>%s</StackId>
        <StackStatus>UPDATE_COMPLETE</StackStatus>
        <Parameters>
          <member><ParameterKey>EmailFrom</ParameterKey>
            <ParameterValue>help@example.com</ParameterValue></member>
          <member><ParameterKey>PublicKeyHashes</ParameterKey>
            <ParameterValue>0a1b</ParameterValue></member>
        </Parameters>
        <Outputs><member><OutputKey>IngestUrl</OutputKey>
          <OutputValue>%s</OutputValue>
        </member></Outputs>
        <DriftInformation>%s</DriftInformation>
      </member></Stacks></DescribeStacksResult>
    </DescribeStacksResponse>
    """
        .formatted(ID, front, drift);
  }

  private String template() {
    return """
    <GetTemplateResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
      <GetTemplateResult><TemplateBody><![CDATA[%s]]></TemplateBody></GetTemplateResult>
    </GetTemplateResponse>
    """
        .formatted(template);
  }

  /// One resource a page, so that whoever stops after the first page misses some.
  private String page(String token) {
    int at = Integer.parseInt(token);
    var entry = resources.entrySet().stream().skip(at).findFirst().orElseThrow();
    String next = at + 1 < resources.size() ? "<NextToken>" + (at + 1) + "</NextToken>" : "";
    return """
    <ListStackResourcesResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
      <ListStackResourcesResult><StackResourceSummaries><member>
        <LogicalResourceId>%s</LogicalResourceId><PhysicalResourceId>%s</PhysicalResourceId>
        <ResourceStatus>CREATE_COMPLETE</ResourceStatus>
      </member></StackResourceSummaries>%s</ListStackResourcesResult>
    </ListStackResourcesResponse>
    """
        .formatted(entry.getKey(), entry.getValue(), next);
  }

  private static String error(String code) {
    return """
    <ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
      <Error><Type>Sender</Type><Code>%s</Code><Message>said so</Message></Error>
      <RequestId>1</RequestId>
    </ErrorResponse>
    """
        .formatted(code);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
