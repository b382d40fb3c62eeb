/// How many more contacts an incident will bring: [dev.headsup.engine.forecast.SurgeForecast] says
/// it from what came after earlier ones ([dev.headsup.engine.forecast.Aftermath]), with an
/// interval, or that it is too early to say. Start there.
@NullMarked
package dev.headsup.engine.forecast;

import org.jspecify.annotations.NullMarked;
