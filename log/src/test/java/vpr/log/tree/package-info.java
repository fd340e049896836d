/** Tests of the log's tree. */
@NullMarked
package vpr.log.tree;

import org.jspecify.annotations.NullMarked;
