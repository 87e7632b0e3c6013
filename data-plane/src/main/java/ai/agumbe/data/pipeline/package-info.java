/** The request, top to bottom. Read {@link ai.agumbe.data.pipeline.InferencePipeline} first. */
@NullMarked
package ai.agumbe.data.pipeline;

import org.jspecify.annotations.NullMarked;
