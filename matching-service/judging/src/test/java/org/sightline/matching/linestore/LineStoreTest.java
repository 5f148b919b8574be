package org.sightline.matching.linestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineStoreTest {

    @Test
    void storedLinesAreReachedByFourMethodsAndReadInARowByFour() {
        assertThat(methods(LineStore.class)).containsExactlyInAnyOrder("agenciesOf", "store", "lines", "scan");
        assertThat(methods(LineScan.class)).containsExactlyInAnyOrder("extent", "find", "findTogether", "giveRows");
    }

    private static Stream<String> methods(Class<?> open) {
        return Stream.of(open.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName);
    }
}
