package ai.agumbe.data.surface.messages;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells a refusal as Anthropic's callers know errors; our own code and the member's name stand beside its words. */
public final class MessageErrors {
    private MessageErrors() {}

    public static ObjectNode of(GatewayException refusal) {
        ObjectNode body = Json.object().put("type", "error");
        ObjectNode error = body.putObject("error");
        error.put("type", type(refusal));
        error.put("message", refusal.message());
        error.put("code", refusal.code().wireName());
        error.put("param", refusal.param());
        return body;
    }

    private static String type(GatewayException refusal) {
        if (refusal.code() == ErrorCode.OVERLOADED) {
            return "overloaded_error";
        }
        return switch (refusal.httpStatus()) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            default -> refusal.httpStatus() < 500 ? "invalid_request_error" : "api_error";
        };
    }
}
