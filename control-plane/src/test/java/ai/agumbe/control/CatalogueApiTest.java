package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.ControlPlane.Reply;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CatalogueApiTest {
    private static final String PROVIDER = "{\"kind\":\"openai\",\"base_url\":\"https://api.openai.com/v1\"}";
    private final ControlPlane plane = ControlPlane.running();

    @Test
    void oneTenantsRouteCannotNameAnothersModel() {
        String mine = tenant();
        String other = tenant();
        String model = "@x/" + name();
        provider("/tenants/" + other, "own", PROVIDER);
        model("/tenants/" + other, model, "own");
        String route = "{\"candidates\":[{\"model\":\"%s\"}]}".formatted(model);

        assertThat(plane.admin("PUT", "/tenants/" + other + "/routes/smart", route)
                        .status())
                .isEqualTo(201);
        Reply refused = plane.admin("PUT", "/tenants/" + mine + "/routes/smart", route);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("faults").findValuesAsText("path")).containsExactly("candidates[0].model");
        assertThat(plane.admin("PUT", "/routes/" + name(), route).status()).isEqualTo(400);
        assertThat(plane.admin("GET", "/tenants/" + mine + "/models/" + model, "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void thePlatformsObjectsAreSeenByThoseTheyAreSharedWith() {
        String mine = tenant();
        String provider = name();
        provider("", provider, PROVIDER.replace("}", ",\"shared_with\":[\"%s\"]}".formatted(mine)));
        String model = "@x/" + name();
        String body = "{\"id\":\"%s\",\"provider\":\"%s\",\"upstream_model\":\"m\",\"kind\":\"chat\"}"
                .formatted(model, provider);

        assertThat(plane.admin("PUT", "/tenants/" + tenant() + "/models", body).status())
                .isEqualTo(400);
        assertThat(plane.admin("PUT", "/tenants/" + mine + "/models", body).status())
                .isEqualTo(201);

        Reply withdrawn = plane.admin("PUT", "/providers/" + provider, PROVIDER.replace("}", ",\"shared_with\":[]}"));
        assertThat(withdrawn.status()).isEqualTo(409);
        assertThat(withdrawn.text()).contains(model);
        assertThat(plane.admin("DELETE", "/providers/" + provider, "").status()).isEqualTo(409);
    }

    @Test
    void routesHoldModelsOfOneKindOnlyOnceAndNoAliases() {
        String provider = name();
        provider("", provider, PROVIDER);
        String chat = "@x/" + name();
        String embeddings = "@x/" + name();
        model("", chat, provider);
        plane.admin(
                "PUT",
                "/models",
                "{\"id\":\"%s\",\"provider\":\"%s\",\"upstream_model\":\"m\",\"kind\":\"embeddings\"}"
                        .formatted(embeddings, provider));

        assertThat(plane.admin(
                                "PUT",
                                "/routes/" + name(),
                                "{\"candidates\":[{\"model\":\"%s\"},{\"model\":\"%s\"}]}".formatted(chat, embeddings))
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin(
                                "PUT",
                                "/routes/" + name(),
                                "{\"candidates\":[{\"model\":\"%s\"},{\"model\":\"%s\"}]}".formatted(chat, chat))
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin("PUT", "/routes/" + name(), "{\"candidates\":[]}")
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin("PUT", "/routes/" + name(), "{\"candidates\":[{\"model\":\"smart\"}]}")
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin(
                                "PUT",
                                "/routes/" + name(),
                                "{\"strategy\":\"odd\",\"candidates\":[{\"model\":\"@no/such\"}]}")
                        .json()
                        .get("faults")
                        .size())
                .isEqualTo(2);
        assertThat(plane.admin(
                                "PUT",
                                "/routes/" + name(),
                                "{\"candidates\":[{\"model\":\"%s\",\"weight\":2,\"retry_attempts\":3}],\"total_timeout_ms\":60000}"
                                        .formatted(chat))
                        .status())
                .isEqualTo(201);
        assertThat(plane.admin("DELETE", "/models/" + chat, "").status()).isEqualTo(409);
    }

    @Test
    void routesSayWhatHoldsConversationsTogetherAndWhetherStreamsAreRescued() {
        String provider = name();
        provider("", provider, PROVIDER);
        String model = "@x/" + name();
        model("", model, provider);
        String candidates = "\"candidates\":[{\"model\":\"%s\"}]".formatted(model);
        String route = "/routes/" + name();

        Reply untold = plane.admin("PUT", route, "{" + candidates + "}");
        assertThat(untold.json().get("affinity").asText()).isEqualTo("none");
        assertThat(untold.json().get("stream_rescue").asText()).isEqualTo("off");
        for (String affinity : new String[] {"session", "user", "prompt_prefix"}) {
            Reply told = plane.admin(
                    "PUT",
                    route,
                    "{\"affinity\":\"%s\",\"stream_rescue\":\"agree\",%s}".formatted(affinity, candidates));
            assertThat(told.json().get("affinity").asText()).isEqualTo(affinity);
            assertThat(told.json().get("stream_rescue").asText()).isEqualTo("agree");
        }
        Reply refused =
                plane.admin("PUT", route, "{\"affinity\":\"moon\",\"stream_rescue\":true,%s}".formatted(candidates));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("faults").findValuesAsText("path"))
                .containsExactlyInAnyOrder("affinity", "stream_rescue");
    }

    @Test
    void modelsAreActiveUnlessToldAndDrainOrGoOffWithWeightedCredentials() {
        String provider = name();
        provider("", provider, PROVIDER);
        for (String credential : new String[] {"one", "two"}) {
            plane.admin(
                    "PUT",
                    "/credentials/" + provider + "-" + credential,
                    "{\"provider\":\"%s\",\"secret\":\"s\"}".formatted(provider));
        }
        String model = "@x/" + name();
        String body = "{\"id\":\"%s\",\"provider\":\"%s\",\"upstream_model\":\"m\",\"kind\":\"chat\",\"credentials\":"
                        .formatted(model, provider)
                + "[{\"id\":\"%s-one\",\"weight\":3},{\"id\":\"%s-two\"}]".formatted(provider, provider);

        Reply untold = plane.admin("PUT", "/models", body + "}");
        assertThat(untold.json().get("state").asText()).isEqualTo("active");
        assertThat(untold.json().get("credentials").findValuesAsText("weight")).containsExactly("3", "1");
        for (String state : new String[] {"draining", "off", "active"}) {
            Reply told = plane.admin("PUT", "/models", body + ",\"state\":\"%s\"}".formatted(state));
            assertThat(told.json().get("state").asText()).isEqualTo(state);
        }
        assertThat(plane.admin("PUT", "/models", body + ",\"state\":\"asleep\"}")
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin("PUT", "/models", body.replace("\"weight\":3", "\"weight\":0") + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void modelsAreFoundByTheRestOfThePathRawOrEncoded() {
        String provider = name();
        provider("", provider, PROVIDER);
        String model = "@x/" + name() + "/deep:1+2";
        assertThat(model("", model, provider).status()).isEqualTo(201);

        assertThat(plane.admin("GET", "/models/" + model, "").json().get("id").asText())
                .isEqualTo(model);
        String encoded = java.net.URLEncoder.encode(model, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(plane.admin("GET", "/models/" + encoded, "")
                        .json()
                        .get("prices")
                        .get(0)
                        .get("input_per_million")
                        .asText())
                .isEqualTo("0.150000");
        assertThat(plane.admin("DELETE", "/models/" + encoded, "").status()).isEqualTo(204);
    }

    @Test
    void pricesHaveSixDecimalsAndOneMomentEach() {
        String provider = name();
        provider("", provider, PROVIDER);
        String price = "{\"from\":\"2026-01-01T00:00:00Z\",\"input_per_million\":%s,\"output_per_million\":\"1\"}";
        for (String prices : new String[] {
            price.formatted("\"0.1234567\""),
            price.formatted("\"-1\""),
            price.formatted("\"free\""),
            price.formatted("1,\"tools\":[{\"name\":\"Web Search\",\"per_call\":1}]"),
            price.formatted("1,\"tools\":[{\"name\":\"a\",\"per_call\":1},{\"name\":\"a\",\"per_call\":1}]"),
            price.formatted("1,\"context_tiers\":[{\"input_per_million\":2}]"),
            price.formatted("1,\"context_tiers\":[{\"above_prompt_tokens\":9},{\"above_prompt_tokens\":9}]"),
            price.formatted("1") + "," + price.formatted("2")
        }) {
            Reply refused = plane.admin(
                    "PUT",
                    "/models",
                    "{\"id\":\"@x/%s\",\"provider\":\"%s\",\"upstream_model\":\"m\",\"kind\":\"chat\",\"prices\":[%s]}"
                            .formatted(name(), provider, prices));
            assertThat(refused.status()).as(prices).isEqualTo(400);
        }
    }

    @Test
    void secretsAreNeverShown() {
        String provider = name();
        provider("", provider, PROVIDER);
        String credential = "/credentials/" + name();

        Reply made = plane.admin(
                "PUT", credential, "{\"provider\":\"%s\",\"secret\":\"sk-very-secret\"}".formatted(provider));
        Reply shown = plane.admin("GET", credential, "");
        Reply kept = plane.admin("PUT", credential, "{\"provider\":\"%s\"}".formatted(provider));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text() + shown.text() + kept.text()).doesNotContain("sk-very-secret", "sealed", "ciphertext");
        assertThat(kept.json().get("secret").asText()).isEqualTo("set");
        assertThat(plane.query("select string_agg(body::text, '') from control.document")
                        + plane.query("select string_agg(concat(before, after), '') from control.revision"))
                .doesNotContain("sk-very-secret");
        assertThat(plane.admin(
                                "PUT",
                                credential,
                                "{\"provider\":\"%s\",\"secret\":\"a\",\"secret_ref\":\"env:X\"}".formatted(provider))
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin(
                                "PUT",
                                credential,
                                "{\"provider\":\"%s\",\"secret_ref\":\"file:../x\"}".formatted(provider))
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin(
                                "PUT",
                                credential,
                                "{\"provider\":\"%s\",\"secret_ref\":\"env:OPENAI\"}".formatted(provider))
                        .json()
                        .get("secret_ref")
                        .asText())
                .isEqualTo("env:OPENAI");
    }

    @Test
    void secretsHaveTheFormThatTheirProvidersKindAsksFor() {
        String aws = name();
        provider(
                "",
                aws,
                PROVIDER.replace("\"openai\"", "\"bedrock\"")
                        .replace("https://api.openai.com/v1", "https://bedrock-runtime.us-east-1.amazonaws.com"));
        String proxied = name();
        provider("", proxied, PROVIDER.replace("\"openai\"", "\"bedrock\""));
        String vertex = name();
        provider("", vertex, PROVIDER.replace("\"openai\"", "\"vertex\""));

        assertThat(saved(aws, "{'access_key_id':'AKID1','secret_access_key':'sv1'}")
                        .status())
                .isEqualTo(201);
        assertThat(saved(aws, "bedrock-api-key-1").status()).isEqualTo(201);
        assertRefused(saved(aws, "{'access_key_id':'AKID1','accessKey':'sv1'}"), "secret_access_key", "accessKey");
        assertRefused(saved(aws, "{'access_key_id':'AKID1',"), "no JSON");
        assertRefused(saved(proxied, "{'access_key_id':'AKID1','secret_access_key':'sv1'}"), "region");
        assertThat(saved(proxied, "{'access_key_id':'AKID1','secret_access_key':'sv1','region':'eu-west-1'}")
                        .status())
                .isEqualTo(201);
        assertRefused(saved(vertex, "{'type':'authorized_user'}"), "service_account");
        assertRefused(saved(vertex, "{'type':'service_account','private_key':'AKID1'}"), "client_email", "private_key");
        assertRefused(
                saved(
                        vertex,
                        "{'type':'service_account','client_email':'a@b','token_uri':'http://169.254.169.254/AKID1'}"),
                "private_key",
                "token_uri");
        assertThat(saved(vertex, "ya29.token").status()).isEqualTo(201);
        assertRefused(saved(vertex, "AKID1\\nx: y"), "header");
    }

    private Reply saved(String provider, String secret) {
        String body = "{\"provider\":\"%s\",\"secret\":\"%s\"}".formatted(provider, secret.replace("'", "\\\""));
        return plane.admin("PUT", "/credentials/" + name(), body);
    }

    private static void assertRefused(Reply reply, String... named) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains(named).contains("\"secret\"").doesNotContain("AKID1", "sv1");
    }

    @Test
    void upstreamsInsideTheHouseAreRefusedUnlessAllowed() {
        assertThat(plane.admin(
                                "PUT",
                                "/providers/" + name(),
                                PROVIDER.replace("https://api.openai.com", "http://169.254.169.254"))
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin(
                                "PUT",
                                "/providers/" + name(),
                                PROVIDER.replace("https://api.openai.com", "http://127.0.0.1:8090"))
                        .status())
                .isEqualTo(201);
    }

    private String tenant() {
        String tenant = name();
        assertThat(plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"n\"}".formatted(tenant))
                        .status())
                .isEqualTo(201);
        return tenant;
    }

    private void provider(String owner, String id, String body) {
        assertThat(plane.admin("PUT", owner + "/providers/" + id, body).status())
                .isEqualTo(201);
    }

    private Reply model(String owner, String id, String provider) {
        return plane.admin("PUT", owner + "/models", """
                {"id":"%s","provider":"%s","upstream_model":"m","kind":"chat","context_window":128000,"prices":[
                  {"from":"2026-01-01T00:00:00Z","input_per_million":"0.150000","output_per_million":0.6}]}""".formatted(id, provider));
    }

    private static String name() {
        return "n-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
