/// The functions, one package each, and [dev.headsup.functions.Wiring], the only place that puts
/// objects together. Start there.
@NullMarked
package dev.headsup.functions;

import org.jspecify.annotations.NullMarked;
