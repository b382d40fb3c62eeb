/// How figures are kept and shown: a [dev.headsup.bench.report.Figure] is a spread with its budget,
/// a [dev.headsup.bench.report.Table] prints them. Start with `Spread`.
@NullMarked
package dev.headsup.bench.report;

import org.jspecify.annotations.NullMarked;
