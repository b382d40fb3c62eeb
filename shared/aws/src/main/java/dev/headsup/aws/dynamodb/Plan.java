package dev.headsup.aws.dynamodb;

import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches.Commit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The transaction of one commit: the activity first, then what each outreach needs. No item comes
/// up twice, since DynamoDB refuses that.
record Plan(Commit commit, Tables tables, List<Step> steps) {
  /// An action and the outreach for which it is taken; empty for the activity.
  record Step(String outreach, TransactWriteItem action) {}

  static Plan of(Commit commit, Tables tables) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("", ActivityItem.action(tables.activities(), commit.activity())));
    for (Outreach outreach : distinct(commit.outreaches())) {
      steps.add(new Step(outreach.id(), OutreachItem.action(tables.outreaches(), outreach)));
    }
    Set<Object> seen = new HashSet<>();
    for (Delivery delivery : commit.deliveries()) {
      if (seen.add(DeliveryItem.key(delivery))) {
        steps.add(
            new Step(delivery.outreach(), DeliveryItem.action(tables.outreaches(), delivery)));
      }
    }
    for (DueEntry due : commit.dues()) {
      if (seen.add(DueItem.key(due))) {
        steps.add(new Step(due.outreach(), DueItem.action(tables.dues(), due)));
      }
    }
    if (steps.size() > Transactions.MOST) {
      throw new IllegalArgumentException(
          "A commit for customer %s needs %d actions, DynamoDB takes %d: decide fewer cases at once"
              .formatted(commit.activity().customer(), steps.size(), Transactions.MOST));
    }
    return new Plan(commit, tables, List.copyOf(steps));
  }

  List<TransactWriteItem> actions() {
    return steps.stream().map(Step::action).toList();
  }

  /// This plan without the outreaches of which an action was refused.
  Plan without(List<Integer> refused) {
    Set<String> ended = new HashSet<>();
    refused.forEach(place -> ended.add(steps.get(place).outreach()));
    return of(commit.without(ended), tables);
  }

  /// Entries with one id become one: those that count add up, of others the last one stands.
  private static Iterable<Outreach> distinct(List<Outreach> outreaches) {
    Map<String, Outreach> byId = new LinkedHashMap<>();
    for (Outreach outreach : outreaches) {
      byId.merge(outreach.id(), outreach, Plan::together);
    }
    return byId.values();
  }

  private static Outreach together(Outreach earlier, Outreach later) {
    return earlier.counts() && later.counts() ? earlier.and(later) : later;
  }
}
