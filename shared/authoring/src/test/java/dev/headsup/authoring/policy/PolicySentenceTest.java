package dev.headsup.authoring.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.policy.PolicyCompiler.Result;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicySentenceTest {
  private static String said(String text) {
    return PolicyCompiler.compile(Map.of(PolicyCompiler.FILE, text)) instanceof Result.Ok(var ok)
        ? PolicySentence.of(ok)
        : "it does not compile";
  }

  @Test
  void itSaysWhatAFileThatSaysNothingMeans() {
    assertThat(said("headsup: policy/v1\n"))
        .isEqualTo(
            "At most 3 messages in a calendar day, 1 text message in a calendar day, 3 text"
                + " messages in a calendar week, 7 e-mails in a calendar week; quiet at no hour,"
                + " for text messages from 20:00 until 08:00, where the customer is; a person"
                + " answers within 30 minutes, 2 hours or 8 hours; a new version of help or"
                + " marketing goes to 100 customers first, then to 1 %, 10 %, then to all, 1 hour"
                + " apart; up to 1000 customers a day nobody is asked, above that a second person"
                + " may have to say yes; whatever goes wrong, at most 5 messages a day and 2 text"
                + " messages an hour to one customer.");
  }

  @Test
  void itSaysDaysHolidaysAndCategories() {
    assertThat(said(Corpus.BASE))
        .isEqualTo(
            "At most 3 messages in a calendar day, 2 text messages in any 7 days, 4 e-mails about"
                + " tips in a calendar month; quiet on Mon, Tue, Wed, Thu, Fri from 21:00 until"
                + " 08:00 and on Sat, Sun and on 2 holidays, for e-mails at no hour and on 1"
                + " holiday, for text messages from 19:00 until 09:00 and on 2 holidays, where the"
                + " customer is, else in Europe/Berlin; a person answers within 15 minutes, 1 hour"
                + " or 1 day; a new version of help or marketing goes to 200 customers first, then"
                + " to 2 %, 20 %, then to all, 30 minutes apart; up to 50 customers a day nobody is"
                + " asked, above that a second person may have to say yes, or below 5000 whoever"
                + " made it; whatever goes wrong, at most 4 messages a day and 1 text message an"
                + " hour to one customer.");
  }

  @Test
  void itBeginsWithAStop() {
    assertThat(said("headsup: policy/v1\nstop: { everything: yes }\n"))
        .startsWith("Nothing goes out; at most");
  }
}
