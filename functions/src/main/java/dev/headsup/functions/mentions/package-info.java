/// Public posts about the product, as a tool that watches for them sends them on.
/// [dev.headsup.functions.mentions.Mentions] decides what is kept of one; start there.
@NullMarked
package dev.headsup.functions.mentions;

import org.jspecify.annotations.NullMarked;
