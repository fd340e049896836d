@NullMarked
package vpr.query.letter;

import org.jspecify.annotations.NullMarked;
