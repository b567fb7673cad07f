package io.benchmarkagent.pipeline;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Items that are only known when the step begins; for one thread, as a step reads. */
final class LateItems<I> implements ItemReader<I> {
    private final Supplier<List<I>> items;
    private Optional<Iterator<I>> rest = Optional.empty();

    LateItems(Supplier<List<I>> items) {
        this.items = items;
    }

    @Override
    public @Nullable I read() {
        if (rest.isEmpty()) {
            rest = Optional.of(items.get().iterator());
        }
        return rest.get().hasNext() ? rest.get().next() : null;
    }
}
