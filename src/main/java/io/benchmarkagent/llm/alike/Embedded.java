package io.benchmarkagent.llm.alike;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The cosine of two sentences' embeddings, computed in this process. The model is loaded for the first two. */
public final class Embedded implements Likeness {
    private static final int MOST_KEPT = 2000;
    private static final Map<String, Embedding> KEPT = new ConcurrentHashMap<>();

    @Override
    public double of(String one, String other) {
        return CosineSimilarity.between(embedding(one), embedding(other));
    }

    /** The same examples are held against every question. */
    private static Embedding embedding(String text) {
        if (KEPT.size() > MOST_KEPT) {
            KEPT.clear();
        }
        return KEPT.computeIfAbsent(text, one -> Loaded.MODEL.embed(one).content());
    }

    /** Once for all, when first needed. */
    private static final class Loaded {
        /** It tells standard error of every processor it does not find. */
        private static final Logger LIBRARY = Logger.getLogger("ai.djl");

        static {
            LIBRARY.setLevel(Level.OFF);
        }

        static final EmbeddingModel MODEL = new Compact();
    }
}
