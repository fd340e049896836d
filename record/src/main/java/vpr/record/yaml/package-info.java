/**
 * YAML as it is stored: an ordered tree, a strict reader and a canonical writer. What stands in a tree is said by the
 * features' files ({@code vpr.record.patient}, {@code vpr.record.letter}, {@code vpr.record.organisation}).
 */
@NullMarked
package vpr.record.yaml;

import org.jspecify.annotations.NullMarked;
