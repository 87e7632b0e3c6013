package ai.agumbe.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboundRuleTest {
    private static final OutboundRule STRICT = new OutboundRule(List.of());
    private static final OutboundRule LOCAL = new OutboundRule(List.of(AddressRange.parse("127.0.0.0/8")));

    @Test
    void publicAddressesMayBeCalled() {
        for (String address : List.of("8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700:4700::1111", "64:ff9b::8.8.8.8")) {
            assertThat(STRICT.permits(InetAddress.ofLiteral(address)))
                    .as(address)
                    .isTrue();
        }
    }

    @Test
    void innerAndOddAddressesMayNot() {
        List<String> inner = List.of(
                "127.0.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254");

        assertThat(inner).noneMatch(address -> STRICT.permits(InetAddress.ofLiteral(address)));
    }

    @Test
    void innerAddressesInsideOfIpv6AddressesMayNotEither() {
        List<String> wrapped = List.of(
                "::127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:0a00:0001::1",
                "2002:7f00:0001::",
                "2001:0:1234::1");

        assertThat(wrapped).noneMatch(address -> STRICT.permits(InetAddress.ofLiteral(address)));
    }

    @Test
    void whatTheOperatorAllowsMayBeCalled() {
        assertThat(LOCAL.permits(InetAddress.ofLiteral("127.3.2.1"))).isTrue();
        assertThat(LOCAL.permits(InetAddress.ofLiteral("::ffff:127.0.0.1"))).isTrue();
        assertThat(LOCAL.permits(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
        assertThat(LOCAL.faultOf("http://127.0.0.1:8090/v1")).isEmpty();
        assertThat(LOCAL.faultOf("http://localhost:8090/v1")).isEmpty();
    }

    @Test
    void urlsThatPointInsideAreFaultyAlreadyWhenSaved() {
        List<String> inside = List.of(
                "https://127.0.0.1/v1",
                "https://2130706433/v1",
                "https://127.1/v1",
                "https://[::1]/v1",
                "https://[::ffff:127.0.0.1]/v1",
                "https://[fe80::1%25eth0]/v1",
                "https://localhost/v1",
                "https://LocalHost./v1",
                "https://api.localhost/v1",
                "https://169.254.169.254/latest",
                "https://127.0.0.1./v1");

        assertThat(inside)
                .allSatisfy(url -> assertThat(STRICT.faultOf(url)).as(url).isPresent());
    }

    @Test
    void onlyHttpsAndOnlyWholeUrls() {
        assertThat(STRICT.faultOf("https://api.openai.com/v1")).isEmpty();
        assertThat(STRICT.faultOf("http://api.openai.com/v1")).contains("is not https");
        assertThat(List.of(
                        "", "nope", "/v1", "https:///v1", "ftp://a.example/", "https://u:p@a.example/", "https://a b/"))
                .allSatisfy(url -> assertThat(STRICT.faultOf(url)).as(url).isPresent());
    }
}
