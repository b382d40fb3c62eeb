package dev.headsup.local.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Whether work was given up.
///
/// @param queues addresses by the template's names; an empty one is not in this stack
record DeadLettersCheck(SqsClient sqs, Map<String, String> queues) implements Check {

  @Override
  public String name() {
    return "dead letters";
  }

  @Override
  public List<Finding> look() {
    List<Finding> found = new ArrayList<>();
    queues.forEach((queue, url) -> {
      if (url.isEmpty()) {
        found.add(Finding.notInThisStack(queue));
        return;
      }
      String count =
          sqs.getQueueAttributes(request ->
                  request
                      .queueUrl(url)
                      .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
              .attributes()
              .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
      if (!count.equals("0")) {
        found.add(
            Finding.wrong(
                count
                    + " in "
                    + queue
                    + ": each was tried as often as its queue allows and given up",
                "look: aws sqs receive-message --queue-url "
                    + url
                    + " ; the function's log says why. Once mended, 'start DLQ redrive' in the SQS"
                    + " console sends them again"));
      }
    });
    if (found.isEmpty()) {
      found.add(Finding.ok("none"));
    }
    return found;
  }
}
