package io.benchmarkagent.llm.spend;

import java.io.IOException;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** A small JSON object that many change one after the other. */
public interface SharedObject {
    /**
     * @param change changes the object in place; where there is none yet it is empty; it may be begun again with another
     * @throws IOException in words for people, if the object cannot be read, written or had for oneself
     */
    <T> T change(Function<ObjectNode, T> change) throws IOException;

    /**
     * As it is now, without waiting for whoever changes it.
     *
     * @throws IOException in words for people, if the object cannot be read
     */
    <T> T look(Function<ObjectNode, T> looking) throws IOException;
}
