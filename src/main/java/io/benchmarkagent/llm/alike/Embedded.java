package io.benchmarkagent.llm.alike;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The cosine of two sentences' embeddings, computed in this process. The model is loaded for the first two. */
public final class Embedded implements Likeness {
    private static final int SHORT = 400;
    private static final int KEPT = 500;
    /** A question is held against many examples, and these against many questions. */
    private static final Map<String, Embedding> SEEN = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Embedding> eldest) {
            return size() > KEPT;
        }
    };

    @Override
    public double of(String one, String other) {
        return CosineSimilarity.between(embedding(one), embedding(other));
    }

    private static Embedding embedding(String text) {
        if (text.length() > SHORT) {
            return Loaded.MODEL.embed(text).content();
        }
        synchronized (SEEN) {
            return SEEN.computeIfAbsent(text, any -> Loaded.MODEL.embed(any).content());
        }
    }

    /** Once for all, when first needed. */
    private static final class Loaded {
        /** It tells standard error of every processor it does not find. */
        private static final Logger LIBRARY = Logger.getLogger("ai.djl");

        static {
            LIBRARY.setLevel(Level.OFF);
        }

        static final EmbeddingModel MODEL = new AllMiniLmL6V2QuantizedEmbeddingModel();
    }
}
