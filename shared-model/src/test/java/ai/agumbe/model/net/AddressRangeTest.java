package ai.agumbe.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressRangeTest {
    private static boolean contains(String range, String address) {
        return AddressRange.parse(range).contains(InetAddress.ofLiteral(address));
    }

    @Test
    void rangesEndWhereTheirBitsEnd() {
        assertThat(contains("10.1.2.0/23", "10.1.3.255")).isTrue();
        assertThat(contains("10.1.2.0/23", "10.1.4.0")).isFalse();
        assertThat(contains("10.1.2.3", "10.1.2.3")).isTrue();
        assertThat(contains("10.1.2.3", "10.1.2.4")).isFalse();
        assertThat(contains("0.0.0.0/0", "255.255.255.255")).isTrue();
        assertThat(contains("2001:db8::/33", "2001:db8:7fff::1")).isTrue();
        assertThat(contains("2001:db8::/33", "2001:db8:8000::1")).isFalse();
        assertThat(contains("0.0.0.0/0", "::1")).as("families do not mix").isFalse();
    }

    @Test
    void whatIsNoRangeIsRefusedAndNoNameIsLookedUp() {
        for (String text : List.of(
                "",
                "a.example",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "10.0.0.0/",
                "1.2.3.4.5",
                "256.1.1.1",
                "127.0.0.1.",
                ":::1")) {
            assertThatThrownBy(() -> AddressRange.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected: like 10.0.0.0/8");
        }
    }
}
