/**
 * The description of the interface (OpenAPI 3.1, {@code /v3/api-docs}): what all operations have in common is said here
 * once, from the same code that answers. What one operation alone has stands at its controller.
 */
@NullMarked
package vpr.api.description;

import org.jspecify.annotations.NullMarked;
