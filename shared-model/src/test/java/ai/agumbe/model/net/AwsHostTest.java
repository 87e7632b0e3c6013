package ai.agumbe.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AwsHostTest {
    @Test
    void namesItsRegion() {
        assertThat(AwsHost.regionOfBedrock("bedrock-runtime.us-east-1.amazonaws.com"))
                .contains("us-east-1");
        assertThat(AwsHost.regionOfBedrock("bedrock-runtime-fips.us-gov-west-1.amazonaws.com"))
                .contains("us-gov-west-1");
        assertThat(AwsHost.regionOfBedrock("vpce-0a1b.bedrock-runtime.eu-central-1.vpce.amazonaws.com"))
                .contains("eu-central-1");
        assertThat(AwsHost.regionOfBedrock("proxy.example.com")).isEmpty();
        assertThat(AwsHost.regionOfBedrock("notbedrock-runtime.us-east-1.example.com"))
                .isEmpty();
    }
}
