package io.benchmarkagent.llm.alike;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * all-MiniLM-L6-v2, quantized, as LangChain4j packs it, read by the runtime from a file: from the jar it would lie in the heap three
 * times while it is loaded, and its arena would keep what the longest text once took.
 */
final class Compact extends AbstractInProcessEmbeddingModel {
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    private final OnnxBertBiEncoder encoder;

    Compact() {
        super(Runnable::run);
        try (InputStream tokenizer = resource(TOKENIZER)) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            encoder = new OnnxBertBiEncoder(environment, session(environment), tokenizer, PoolingMode.MEAN);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (OrtException broken) {
            throw new IllegalStateException("the model of likeness cannot be loaded", broken);
        }
    }

    private static OrtSession session(OrtEnvironment environment) throws IOException, OrtException {
        Path file = Files.createTempFile("benchmark-agent", ".onnx");
        try (InputStream model = resource(MODEL);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            Files.copy(model, file, StandardCopyOption.REPLACE_EXISTING);
            options.setCPUArenaAllocator(false);
            options.setIntraOpNumThreads(1);
            return environment.createSession(file.toString(), options);
        } finally {
            Files.delete(file);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Compact.class.getResourceAsStream(name), name);
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }
}
