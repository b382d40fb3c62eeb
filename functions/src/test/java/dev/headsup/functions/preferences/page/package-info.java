/// Tests of the customer's own page. Start with
/// [dev.headsup.functions.preferences.page.PageRoutesTest].
@NullMarked
package dev.headsup.functions.preferences.page;

import org.jspecify.annotations.NullMarked;
