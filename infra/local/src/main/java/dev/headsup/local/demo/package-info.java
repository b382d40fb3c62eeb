/// The demonstration: made-up customers and a real, anonymised service desk's morning, played
/// through the public door of a local stack, and what became of them told on the terminal. Start at
/// [dev.headsup.local.demo.Demo]; [dev.headsup.local.demo.Story] makes the customers up.
@NullMarked
package dev.headsup.local.demo;

import org.jspecify.annotations.NullMarked;
