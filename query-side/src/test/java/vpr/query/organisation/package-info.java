@NullMarked
package vpr.query.organisation;

import org.jspecify.annotations.NullMarked;
