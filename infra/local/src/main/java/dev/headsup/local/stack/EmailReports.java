package dev.headsup.local.stack;

import dev.headsup.aws.sqs.QueueSender;
import dev.headsup.local.queues.QueueServer;
import dev.headsup.local.sandbox.Arrived;
import dev.headsup.local.sandbox.SesReports;
import dev.headsup.local.template.Template;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What SES of a local stack says of the e-mails that it took, put where the template's rules say.
/// It lies there before the sender has its answer, so feedback may well know of a message before
/// deliver has confirmed it, as in AWS.
final class EmailReports implements Consumer<Arrived> {
  private static final System.Logger LOG = System.getLogger(EmailReports.class.getName());

  private final List<QueueSender> queues;

  EmailReports(Template template, QueueServer server, SqsClient client) {
    this.queues =
        template.hears("aws.ses").stream()
            .map(queue -> new QueueSender(client, server.url(queue).orElseThrow()))
            .toList();
  }

  @Override
  public void accept(Arrived message) {
    if (!message.channel().equals("EMAIL") || !message.tags().containsKey("outreach")) {
      return;
    }
    List<String> events = SesReports.of(message, QueueServer.ACCOUNT, QueueServer.REGION);
    try {
      queues.forEach(queue -> queue.send(events));
    } catch (RuntimeException lost) {
      // As SES itself: its events are sent at best effort, and the message is out.
      LOG.log(System.Logger.Level.WARNING, "What SES says of a message was lost", lost);
    }
  }
}
