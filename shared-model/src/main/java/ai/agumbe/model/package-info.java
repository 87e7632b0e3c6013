/** What crosses a plane border: nothing here knows a framework, a broker or a database. */
@NullMarked
package ai.agumbe.model;

import org.jspecify.annotations.NullMarked;
