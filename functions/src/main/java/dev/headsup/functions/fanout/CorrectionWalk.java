package dev.headsup.functions.fanout;

import dev.headsup.aws.segment.OurCalls;
import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.correction.Corrections;
import dev.headsup.engine.incident.Walks;
import dev.headsup.engine.incident.Walks.Place;
import dev.headsup.engine.signal.ToldWrong;
import dev.headsup.functions.WhoHeard;
import dev.headsup.functions.WhoHeard.Page;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Walks over those who may have read a wrong message, by the ledger, and puts on the telemetry
/// queue that each of them was told something wrong, where it is decided like everything else.
/// After each page the place is kept, so a crash repeats one page at most, and a repeat has the
/// same id. A walk ends where it is when a person stops its correction.
///
/// @param telemetry takes message bodies for the telemetry function
record CorrectionWalk(
    Corrections corrections,
    WhoHeard whoHeard,
    Walks walks,
    Consumer<List<String>> telemetry,
    InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(CorrectionWalk.class);

  /// Walks on.
  ///
  /// @param time whether there is time for another page
  /// @return whether the walk is at its end
  boolean walk(String id, BooleanSupplier time) {
    Optional<Correction> found = corrections.find(id);
    Place place = found.flatMap(one -> walks.place(one.walk())).orElse(Place.START);
    while (!place.isEnd()) {
      if (found.isEmpty() || found.get().stop() != null) {
        LOG.info("Nobody more hears correction {}", id);
        return true;
      }
      if (!time.getAsBoolean()) {
        return false;
      }
      Correction correction = found.get();
      Page page = whoHeard.page(correction.about(), place, Fanout.PAGE);
      if (!page.readers().isEmpty()) {
        telemetry.accept(
            OurCalls.write(
                page.readers().stream().map(one -> toldWrong(one, correction)).toList(),
                clock.instant()));
      }
      place = page.next();
      walks.reached(correction.walk(), place);
      found = corrections.find(id);
    }
    return true;
  }

  private static ToldWrong toldWrong(WhoHeard.Reader reader, Correction correction) {
    return new ToldWrong(
        reader.customer(),
        ToldWrong.id(correction.id()),
        correction.id(),
        correction.about().trigger(),
        correction.about().name(),
        reader.purpose(),
        reader.channels(),
        correction.at());
  }
}
