/** The first files of a clinical record: those shipped here, or those of a directory that an operator names. */
@NullMarked
package vpr.templates;

import org.jspecify.annotations.NullMarked;
