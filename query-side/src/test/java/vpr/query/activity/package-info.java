@NullMarked
package vpr.query.activity;

import org.jspecify.annotations.NullMarked;
