/** The OpenAPI document, made of the routes that are served and of what the code asks of their requests. */
@NullMarked
package ai.agumbe.control.openapi;

import org.jspecify.annotations.NullMarked;
