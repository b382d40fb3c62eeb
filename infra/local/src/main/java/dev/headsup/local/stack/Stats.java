package dev.headsup.local.stack;

import static dev.headsup.local.stack.JsonDoor.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.local.count.Counters;
import dev.headsup.local.count.Counters.TableUnits;
import dev.headsup.local.lambda.LocalFunction;
import dev.headsup.local.queues.QueueServer;
import dev.headsup.local.queues.Traffic;
import dev.headsup.local.template.Queue;
import dev.headsup.local.template.Template;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The figures of `/_local/stats`. Counts begin with the start of the stack; `decided`, `sent`,
/// `unanswered` and `refused` are what is in the ledger, the outbox, the deliveries and the
/// quarantine.
record Stats(
    Counters counters,
    List<LocalFunction> functions,
    Traffic traffic,
    Template template,
    QueueServer queues,
    SqsClient client,
    Ledger ledger,
    Sent outbox,
    Refusals refusals) {
  Stats {
    functions = List.copyOf(functions);
  }

  Map<String, Integer> underWay() {
    return traffic.underWay();
  }

  ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("eventsIn", counters.eventsIn());
    json.put("decided", ledger.size());
    json.put("sent", outbox.size());
    json.put("unanswered", ledger.unanswered());
    refusals.byReason().forEach(json.putObject("refused")::put);
    ObjectNode requests = json.putObject("requests");
    counters
        .requests()
        .forEach(
            (service, operations) -> operations.forEach(requests.withObjectProperty(service)::put));
    units(json.putObject("units"));
    ObjectNode calls = json.putObject("functions");
    for (LocalFunction function : functions) {
      calls
          .putObject(function.id())
          .put("invocations", function.invocations())
          .put("failures", function.failures());
    }
    ObjectNode waiting = json.putObject("queues");
    for (Queue queue : template.queues()) {
      waiting.put(queue.id(), queues.size(queue.id(), client));
    }
    return json;
  }

  private void units(ObjectNode json) {
    Map<String, TableUnits> tables = counters.units();
    json.put("source", "computed from item bytes");
    json.put("write", tables.values().stream().mapToDouble(TableUnits::write).sum());
    json.put("read", tables.values().stream().mapToDouble(TableUnits::read).sum());
    ObjectNode byTable = json.putObject("tables");
    tables.forEach((table, units) ->
        byTable
            .putObject(table)
            .put("write", units.write())
            .put("read", units.read())
            .put("writes", units.writes()));
  }
}
