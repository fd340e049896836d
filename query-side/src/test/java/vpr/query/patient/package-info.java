@NullMarked
package vpr.query.patient;

import org.jspecify.annotations.NullMarked;
