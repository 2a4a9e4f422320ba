package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Test
    void everyKeyThatAClassDeclaresIsAmongThoseOfTheJob() {
        List<String> declared = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.sparkpool").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> field.getRawType().isEquivalentTo(Key.class))
                        .map(KeysTest::nameOf)
                        .toList();
        assertThat(AllKeys.KEYS.all()).extracting(Key::key).containsExactlyInAnyOrderElementsOf(declared);
    }

    private static String nameOf(JavaField declaration) {
        Field field = declaration.reflect();
        field.setAccessible(true);
        try {
            return ((Key<?>) field.get(null)).key();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
