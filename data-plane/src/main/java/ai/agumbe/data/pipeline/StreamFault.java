package ai.agumbe.data.pipeline;

import ai.agumbe.model.error.ErrorCode;

/** Why a stream ended before its answer was complete: the row's code, and the attempt's outcome. */
record StreamFault(ErrorCode code, String outcome) {}
