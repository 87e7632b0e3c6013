package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.DialectAdapter;
import ai.agumbe.data.provider.ErrorAnswer;
import ai.agumbe.data.provider.FrameReader;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.provider.ProviderCaller;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.data.upstream.Origin;
import ai.agumbe.data.upstream.OutboundRequest;
import ai.agumbe.model.net.AwsHost;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;

/** AWS Bedrock, asked through its Converse API. */
@Singleton
record BedrockAdapter(ProviderCaller caller, InstantSource clock) implements DialectAdapter {
    private static final String SERVICE = "bedrock";

    @Override
    public boolean speaks(String providerKind) {
        return providerKind.equals("bedrock");
    }

    @Override
    public OutboundRequest request(ProviderCall call) {
        Prompt prompt = call.prompt();
        String model = call.target().upstreamModel();
        boolean chat = prompt.kind() == ModelKind.CHAT;
        ObjectNode body = chat ? BedrockRequest.of(prompt, model) : BedrockEmbeddings.request(prompt, model);
        String operation = chat ? prompt.stream() ? "/converse-stream" : "/converse" : "/invoke";
        String path = "/model/" + SignatureV4.encoded(model).replace("/", "%2F") + operation;
        byte[] bytes = Json.write(body);
        OutboundRequest request = new OutboundRequest("POST", call.target().origin(), path, bytes);
        call.secret().ifPresent(secret -> open(BedrockSecret.read(secret.strip()), path, bytes, request, call));
        return request;
    }

    private void open(BedrockSecret secret, String path, byte[] body, OutboundRequest request, ProviderCall call) {
        switch (secret) {
            case BedrockSecret.ApiKey(String value) -> request.header("authorization", "Bearer " + value);
            case BedrockSecret.Access access -> {
                Origin origin = call.target().origin();
                Map<String, String> headers =
                        Map.of("host", origin.authority(), "content-type", ProviderCaller.CONTENT_TYPE);
                new SignatureV4(access.key(), region(access, origin), SERVICE)
                        .sign("POST", origin.basePath() + path, headers, body, clock.instant())
                        .forEach(request::header);
            }
        }
    }

    private static String region(BedrockSecret.Access access, Origin origin) {
        String named = access.region();
        return named != null
                ? named
                : AwsHost.regionOfBedrock(origin.host())
                        .orElseThrow(() -> BedrockSecret.unusable("neither it nor the provider's host names a region"));
    }

    @Override
    public Completion answer(byte[] body, ProviderCall call) {
        ObjectNode answer = Json.readObject(body);
        return call.prompt().kind() == ModelKind.CHAT
                ? BedrockAnswer.read(answer, call, clock.instant())
                : BedrockEmbeddings.answer(answer, call);
    }

    @Override
    public Failure failure(ErrorAnswer answer) {
        return BedrockFailures.of(answer);
    }

    @Override
    public StreamDialect reader(ProviderCall call) {
        return new BedrockEvents(BedrockAnswer.head(call, clock.instant()));
    }

    @Override
    public FrameReader frames() {
        return new EventStreamReader();
    }

    @Override
    public String streamType() {
        return "application/vnd.amazon.eventstream";
    }
}
