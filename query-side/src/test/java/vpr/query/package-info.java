@NullMarked
package vpr.query;

import org.jspecify.annotations.NullMarked;
