package ai.agumbe.simulator.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** One operation of a provider's API. */
public interface Dialect {

    /** What the caller asks for. */
    Order read(Inquiry inquiry) throws Misunderstood;

    /** An error in the provider's own shape. */
    void error(int status, String message, JsonGenerator out) throws IOException;
}
