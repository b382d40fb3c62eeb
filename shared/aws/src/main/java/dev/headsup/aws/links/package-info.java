/// The customer's own links: what stands in one ([dev.headsup.aws.links.PageLink]), and how it is
/// written so that nobody else can make or change it. Start with [dev.headsup.aws.links.PageLinks].
@NullMarked
package dev.headsup.aws.links;

import org.jspecify.annotations.NullMarked;
