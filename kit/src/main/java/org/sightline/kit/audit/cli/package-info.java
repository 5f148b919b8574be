/** The command line with which anybody checks a downloaded audit log. In: the file, the anchors. Out: what is wrong. */
@NullMarked
package org.sightline.kit.audit.cli;

import org.jspecify.annotations.NullMarked;
