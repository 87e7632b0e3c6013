package ai.agumbe.data.http;

import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.pipeline.InferencePipeline;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The inference surfaces, each at its path. */
@Factory
final class InferenceEndpoints {
    @Singleton
    Endpoint chatCompletions(InferencePipeline pipeline, Callers callers) {
        return new InferenceEndpoint("/chat/completions", Surface.CHAT_COMPLETIONS, pipeline, callers);
    }

    @Singleton
    Endpoint embeddings(InferencePipeline pipeline, Callers callers) {
        return new InferenceEndpoint("/embeddings", Surface.EMBEDDINGS, pipeline, callers);
    }

    @Singleton
    Endpoint responses(InferencePipeline pipeline, Callers callers) {
        return new InferenceEndpoint("/responses", Surface.RESPONSES, pipeline, callers);
    }

    @Singleton
    Endpoint messages(InferencePipeline pipeline, Callers callers) {
        return new InferenceEndpoint("/messages", Surface.MESSAGES, pipeline, callers);
    }
}
